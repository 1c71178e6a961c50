# What rules lint finds in packs that load.
lint-clean = { $title } ({ $id }) : rien à signaler ({ $artefacts ->
    [one] { $artefacts } pièce
   *[other] { $artefacts } pièces
  })
lint-count = { $n ->
    [one] Une remarque
   *[other] { $n } remarques
  }
lint-no-tests = aucun essai : écrivez-en dans { $folder }, un fichier par indicateur (voir docs/rules.md)
lint-never-tried = aucun essai n'accepte « { $id } », aucun ne le refuse
lint-never-accepted = aucun essai n'accepte « { $id } »
lint-never-refused = aucun essai ne refuse à « { $id } » un document qui lui ressemble
lint-id-taken = « { $id } » est déjà une pièce de { $pack } : dérogations et renvois ne sauraient laquelle
lint-id-taken-expected = attendu : une lettre ou un numéro d'indicateur qu'aucun référentiel livré ne porte
lint-disabled-again = « { $id } » est écartée ici, et écrite de nouveau dans ce pack
lint-source = source vide : d'où vient cette règle ?
lint-source-expected = attendu : le texte, l'article ou la page
lint-when-never = condition qu'aucun prestataire ne remplit
lint-when-always = condition que tout prestataire remplit : elle ne change rien
lint-case-hidden = cas jamais atteint : un cas plus haut l'emporte toujours
lint-out-of-reach = aucun document ne peut être reconnu : { $most } points au mieux, il en faut { $accept }
lint-out-of-reach-expected = ajoutez des indices, ou baissez accept
lint-title-refused = ce titre contient « { $phrase } », qui fait refuser le document
lint-phrase-refused = « { $phrase } » fait refuser le document où qu'elle soit : elle ne comptera jamais
lint-weightless = zéro point : cet indice ne change rien
lint-silent-finding = finding n'a pas d'effet sur un refus à points
lint-silent-finding-expected = retirez weight (le refus devient sans appel), ou retirez finding
lint-fresh-warn-before = alerte { $found } avant la fin d'une durée de { $max } : elle sonnerait toujours
lint-fresh-grace = tolérance de { $found } pour une durée de { $max } : la durée n'aurait plus de sens
