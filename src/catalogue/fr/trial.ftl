# Tests of packs: rules test.
fault-case-without-expectation = essai sans attente
expected-case-expectation = attendu : au moins accepts, refuses, finds ou free_of
fault-case-content = essai sans document, ou avec deux
expected-case-content = attendu : soit text (du texte), soit table (des lignes de cellules)
fault-case-twice = essai « { $name } » déjà écrit ligne { $line } : son nom doit le distinguer
fault-case-contradiction = « { $name } » ne peut être à la fois dans { $one } et dans { $other }

trial-none = Aucun essai pour { $pack } : écrivez-en dans { $folder }, un fichier par indicateur (voir docs/rules.md).
trial-pack = { $title } ({ $id })
trial-expected = attendu
trial-found = trouvé
trial-accepts = sert { $ids }
trial-refuses = ne sert pas { $ids }
trial-finds = un constat { $codes }
trial-free-of = aucun constat { $codes }
trial-weight = { $id } : { $points } points
trial-weigh-embedded = { $pack } est dans le programme, on ne peut rien y écrire : donner le chemin d'un dossier de règles.
trial-serves = sert { $ids }
trial-serves-none = ne sert aucune pièce
trial-near = { $id } : { $score } points sur { $accept }
trial-codes = constats : { $codes }
trial-codes-none = aucun constat
trial-count = { $n ->
    [one] { $n } essai
   *[other] { $n } essais
  }, { $failed ->
    [0] tous réussis
    [one] { $failed } en échec
   *[other] { $failed } en échec
  }
trial-mutation = Mutations : { $killed } conditions sur { $all } sont tenues par un essai, soit { $score } (reconnaissance { $recognition }, vérifications { $checks }).
trial-survivors = Conditions que l'on peut retirer sans qu'aucun essai n'échoue :
trial-untested = aucun essai ne nomme cette pièce ({ $n ->
    [one] { $n } condition
   *[other] { $n } conditions
  })
trial-low-score = Part des conditions tenues trop basse : attendu { $least } au moins (--min-score), trouvé { $score }. Écrire un essai pour chaque condition nommée ci-dessus, ou la retirer.

# Packs pinned by their digest.
pin-malformed = Empreinte illisible pour le pack « { $pack } » : { $found }
  attendu : 64 chiffres hexadécimaux après @sha256:
  Pour la connaître : probant list packs --pack { $pack } --format json
pin-other = Le pack « { $pack } » n'est plus celui qui a été figé : ses règles, ou celles qu'il reprend, ont changé.
  attendu : sha256:{ $expected }
  trouvé : sha256:{ $found }
  Si ce changement est voulu, remplacez l'empreinte par celle qui a été trouvée.
  Pour relire l'empreinte : probant list packs --pack { $pack } --format json

# What a pack leaves out of the one that it extends.
limit-disabled = « { $id } » n'est pas examiné : { $pack } l'écarte ({ $reason }).
