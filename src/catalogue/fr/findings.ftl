# Names of the checks.
check-own = document de l'organisme
check-filled = document rempli
check-favourable = conclusion favorable
check-dated = document daté
check-fresh = encore valable
check-signed = document signé
check-mentions = mentions attendues
check-table = tableau complet
check-covers = couverture complète
check-sequence = dates dans l'ordre
check-sums = total exact
check-shares = taux exacts
check-listing = liste en accord avec le dossier

# What each check expects and finds.
check-dated-expected = une date écrite dans le document
check-dated-past = une date déjà passée
check-dated-none = aucune date lisible dans le document
check-dated-file-name = seul le nom du fichier porte une date ({ $day })
check-dated-found = { $day } (« { $quote } »)

check-fresh-valid-on = un document valable le { $day }
check-fresh-expiry = valable jusqu'au { $day } (« { $quote } »)
check-fresh-length = une durée écrite, à partir du { $day } (« { $quote } »)
check-fresh-next-due = prochaine échéance le { $day } (« { $quote } »)
check-fresh-year = un document de l'année { $year } ou de la précédente
check-fresh-period = période indiquée : « { $quote } »
check-fresh-since = une date postérieure au { $day }
check-fresh-date = { $day } (« { $quote } »)

check-signed-expected = une signature
check-signed-electronic = signature électronique attachée au fichier, que probant ne sait pas vérifier dans ce format
check-signed-intact = signature électronique techniquement intacte
check-signed-on = datée du { $day } par le signataire
check-signed-certificate = certificat au nom de « { $signer } », émis par « { $issuer } »
check-signed-self-issued = certificat au nom de « { $signer } », créé par le signataire lui-même
check-signed-until = valable jusqu'au { $day }
check-signed-expired-since = valable jusqu'au { $day } (expiré depuis, mais valable le jour de la signature)
check-signed-extended = suivie seulement d'autres signatures ou de données techniques
check-signed-weak = procédé ancien (SHA-1), jugé faible aujourd'hui
check-signed-one-empty = un autre champ de signature est resté vide
check-signed-unverified = signature électronique au nom de « { $signer } » : son procédé ou son contenu n'est pas connu de probant, elle n'a pas pu être vérifiée
check-signed-invalid = signature électronique au nom de « { $signer } » datée du { $day }, hors de la validité de son certificat (du { $from } au { $until })
check-signed-invalid-undated = signature électronique au nom de « { $signer } », sans date, dont le certificat n'est pas valable le { $day } (il l'est du { $from } au { $until })
check-signed-altered = le contenu du fichier n'est pas celui qui a été signé électroniquement au nom de « { $signer } »
check-signed-changed = le document a été modifié après sa signature électronique au nom de « { $signer } »
check-signed-mismatched = la signature électronique ne correspond pas au certificat au nom de « { $signer } »
check-signed-stamp = un horodatage électronique seulement, qui n'est la signature de personne
check-signed-nameless = nom non indiqué
check-signed-stated = signature électronique mentionnée dans le texte
check-signed-empty = emplacement de signature laissé vide
check-signed-half = { $pictures } image de signature au plus pour { $n } signataires : un emplacement au moins est resté vide
check-signed-open = aucune encre sous « { $party } », à côté de l'autre partie qui a signé
check-signed-one = une seule partie dit qu'elle a signé ; la place de l'autre est restée vide
check-signed-empty-field = champ de signature laissé vide
check-signed-half-day = une demi-journée entière sans aucune signature
check-signed-gap = une case laissée vide, ni signée ni notée absente, sur une ligne dont les autres sont signées
check-signed-picture = une image peut être la signature : à confirmer à l'œil
check-signed-typed = mention de signature dans le texte : à confirmer à l'œil
check-signed-none = aucune trace de signature
check-signed-no-mark = des noms à la fin, et ni image, ni trait, ni mention de qui a signé

check-filled-answered = une réponse sur chaque ligne de la grille
check-filled-unanswered = sans réponse : { $names }
check-filled-expected = un document rempli
check-filled-found = { $blank ->
    [0] aucun champ laissé vide
    [one] un champ laissé vide
   *[other] { $blank } champs laissés vides
}
check-filled-blank = { $blank ->
    [one] un champ laissé vide
   *[other] { $blank } champs laissés vides
} pour { $filled } remplis, par exemple « { $quote } »

check-mentions-expected = ces mentions : { $names }
check-mentions-found = toutes les mentions sont là
check-mentions-missing = mention absente : { $names }
check-mentions-missing-in-one = mention absente de l'un des exemplaires du fichier : { $names }

check-table-columns = un tableau avec ces colonnes : { $names }
check-table-lacking = colonne introuvable : { $names }
check-table-rows-expected = { $n ->
    [0] un tableau tenu, s'il y en a un
    [one] au moins une ligne remplie
   *[other] au moins { $n } lignes remplies
}
check-table-rows-found = { $n ->
    [0] aucune ligne remplie
    [one] une ligne remplie
   *[other] { $n } lignes remplies
}
check-table-cells-expected = la colonne « { $name } » remplie à chaque ligne
check-table-cells-mostly = la colonne « { $name } » remplie à une ligne sur deux au moins, puisqu'elle est commencée
check-table-cells-found = « { $name } » vide sur { $n ->
    [one] une ligne
   *[other] { $n } lignes
} sur { $rows }
check-table-left-empty-expected = un tableau tenu, dont chaque ligne est renseignée
check-table-left-empty = { $n } lignes sur { $rows } ne portent que leur nom
check-sums-expected = un total qui soit la somme de ce qui précède : { $sum }
check-sums-found = total écrit : { $total }
check-shares-expected = le taux des nombres de la ligne : { $share } % ({ $part } sur { $whole })
check-shares-found = taux écrit : { $share }
check-lengths-expected = des durées qui font { $said }, la durée annoncée
check-lengths-found = { $sum } au total des lignes
check-sums-least = un total d'au moins { $least }, ou la décision de renoncer
check-sums-ruled-out = aucune note de { $mark }, éliminatoire, ou la décision de renoncer
check-sums-decided = { $mark }, et pourtant « { $decision } »
check-announced-expected = les { $all } que le document annonce
check-announced-found = { $told } dans son tableau, { $all } annoncés
check-unseen-expected = tous les lieux vus, ou une seconde visite
check-unseen-found = laissé hors de la visite, { $quote }
check-everyone-expected = une date sur chaque ligne, comme sur toutes les autres
check-everyone-found = { $n ->
    [one] une ligne sur { $rows } sans aucune date
   *[other] { $n } lignes sur { $rows } sans aucune date
}
check-lived-expected = des lignes remplies après coup, au plus tard le { $day }
check-lived-found = une ligne déjà remplie pour le { $day }, qui n'est pas encore venu
check-ahead-expected = des actions closes au plus tard le { $day }
check-ahead-found = une action close à la date du { $day }, qui n'est pas encore venue
check-overdue-expected = des actions réalisées à leur échéance
check-overdue-found = { $n ->
    [one] une action échue et non soldée (échéance du { $day })
   *[other] { $n } actions échues et non soldées (la première : { $day })
}

check-own-expected = un document au nom de { $name }
check-own-named = « { $quote } »
check-own-other = le { $name } { $number }, qui n'est pas celui de l'organisme
check-own-client = le numéro { $number } du client, qui n'est pas celui de l'organisme
check-own-stranger = « { $name } », qui n'est pas l'organisme
check-own-silent = ni le nom ni le SIRET de l'organisme n'y figurent
check-signed-cells-expected = chaque demi-journée signée, ou l'absence notée
check-signed-cells-found = { $n ->
    [one] une case laissée vide
   *[other] { $n } cases laissées vides
 } sur une ligne que les autres remplissent
check-in-use-expected = un document en vigueur
check-in-use-found = il se dit remplacé, ou à l'état de brouillon

check-sequence-expected = un document établi le { $first } ou après, une fois la session finie
check-sequence-found = fin le { $first }, document établi le { $then }
check-sequence-reversed = document établi le { $then }, alors que la session ne finit que le { $first }

check-covers-expected = chaque indicateur du périmètre évalué : { $ids }
check-covers-found = tous les indicateurs du périmètre sont évoqués
check-covers-missing = indicateurs non évalués : { $ids }

check-favourable-expected = une conclusion sans avis contraire
check-favourable-none = aucun avis défavorable
check-favourable-against = « { $quote } »
check-favourable-lifted = réserves indiquées comme levées (« { $quote } »)

# Findings: one sentence each.
finding-missing = Aucune preuve trouvée : { $artefact }.
finding-missing-site = Aucune preuve trouvée pour le site « { $site } » : { $artefact }.
finding-expired = { $artefact } : document périmé — { $found }.
finding-expiring = { $artefact } : échéance proche — { $found }.
finding-undated = { $artefact } : { $found }.
finding-future-dated = { $artefact } : date dans le futur — { $found }.
finding-unsigned = { $artefact } : { $found }.
finding-signature-to-confirm = { $artefact } : { $found }.
finding-signature-broken = { $artefact } : { $found }.
finding-mention-missing = { $artefact } : { $found }.
finding-blank-template = { $artefact } : modèle non rempli — { $found }.
finding-table-incomplete = { $artefact } : { $found }.
finding-overdue = { $artefact } : { $found }.
finding-coverage-gap = { $artefact } : { $found }.
finding-wrong-provider = { $artefact } : document d'un autre organisme — { $found }.
finding-inconsistent = { $artefact } : { $found }.
finding-unfavourable = { $artefact } : avis défavorable ou réserve — { $found }.
finding-not-evidence = Ce document ne vaut pas preuve pour : { $artefact }.
finding-replaced = { $artefact } : document remplacé par un plus récent.
finding-superseded = { $artefact } : { $found }.
finding-duplicate = Copie exacte d'un autre fichier.
finding-blank-form = Formulaire laissé vierge : aucun de ses champs n'est rempli.
finding-hidden = Ce fichier porte un nom qui annonce « { $artefact } », mais son contenu n'a pas pu être lu.
finding-waiver-expired = Dérogation expirée le { $day } pour { $artefact }.
advice-permitted = Permis par probant.yaml : { $reason }.
finding-permission-unused = Permission sans objet : { $kind }, dans « { $path } ».
expected-permission-unused = de telles données dans « { $path } »
found-permission-unused = aucune
finding-waiver-unused = Dérogation ou déclaration sans objet pour { $artefact }.
finding-attestation-expired = Déclaration expirée le { $day } pour { $artefact }.
finding-mark-misuse = La marque du label apparaît sur un support où elle n'est pas admise.
finding-personal-data = Données personnelles : { $kind }.
finding-listing = { $n ->
    [one] Un document de la liste est introuvable dans le dossier.
   *[other] { $n } documents de la liste sont introuvables dans le dossier.
}
finding-listed-but-absent = Fichier annoncé mais absent : { $path }.

expected-mark-misuse = { $reason }
expected-personal-data = aucune donnée personnelle de ce type dans le dossier
found-personal-data = { $count ->
    [one] une occurrence
   *[other] { $count } occurrences
}
found-personal-record = un suivi individuel, à garder hors du dossier

personal-social-security = numéro de sécurité sociale
personal-bank-account = compte bancaire d'une personne
personal-identity-paper = pièce d'identité
personal-secret = mot de passe ou clé d'accès
personal-health = santé ou handicap d'une personne nommée
personal-people = tableau nominatif (naissance, coordonnées)
personal-record = suivi individuel d'une personne

expected-listing = chaque document listé présent dans le dossier
found-listing = introuvables ({ $n } sur { $rows }) : { $names }

expected-superseded = la version la plus récente seulement
found-superseded = « { $lead } » fait foi
found-replaced = « { $lead } » dit le remplacer
expected-duplicate = un seul exemplaire de chaque document
found-duplicate = mêmes octets que « { $other } »
expected-blank-form = un exemplaire rempli
found-blank-form = { $n } champs vides, aucun rempli
expected-readable = un fichier lisible
found-missing = aucun document du dossier ne correspond
found-hidden = fichier non lu : impossible d'en juger
expected-waiver-expired = une dérogation en cours de validité
found-waiver-expired = expirée le { $day }
expected-waiver-unused = une pièce encore en défaut
found-waiver-unused = rien à couvrir pour { $artefact }
expected-attestation-expired = une déclaration en cours de validité
found-attestation-expired = expirée le { $day }
expected-listed-but-absent = le fichier indiqué dans probant.yaml
found-listed-but-absent = aucun fichier à cet emplacement

or = { " " }ou{ " " }
need-any = l'une de : { $list }
need-at-least = au moins { $n } parmi : { $list }

# Signs for and against, in "pourquoi".
sign-title = titre
sign-phrase = vocabulaire
sign-table = en-têtes de tableau
sign-issuer = émetteur habituel
sign-pattern = tournure caractéristique
sign-kind = type de document attendu
sign-format = format de fichier habituel
sign-path = nom ou emplacement du fichier
sign-pinned = désigné dans probant.yaml
sign-recognised = lu par reconnaissance de caractères ({ $confidence } % de confiance), à vérifier
sign-recognised-badly = lu par reconnaissance de caractères, avec peine ({ $confidence } % de confiance) : à relire à l'œil
sign-topic = sujet du document
sign-against = élément défavorable

lack-points = pas assez d'indices dans le contenu
lack-need = ne parle pas de : { $phrases }
lack-refused = { $reason }
lack-kind = c'est un document de type « { $kind } »
lack-rather = le document correspond plutôt à : { $other }
lack-format = le format du fichier ne convient pas

# Advice by code.
advice-missing = Rechercher ou produire ce document, puis le déposer dans le dossier.
advice-expired = Demander ou produire la version à jour, puis la déposer à côté de l'ancienne.
advice-expiring = Planifier dès maintenant le renouvellement, avant la date indiquée.
advice-undated = Ajouter une date dans le document lui-même (mise à jour, visite, signature).
advice-future-dated = Vérifier la date : un document déjà établi ne peut pas être daté du futur.
advice-unsigned = Faire signer le document, puis déposer la version signée.
advice-signature-to-confirm = Ouvrir le document (une signature électronique se vérifie dans le lecteur PDF) et s'assurer qu'il est bien signé par qui de droit.
advice-signature-broken = Retrouver ou redemander l'original signé, et le déposer tel quel : ni réenregistré, ni fusionné, ni annoté.
advice-mention-missing = Compléter le document avec la mention attendue.
advice-blank-template = Déposer un exemplaire rempli ; un modèle vierge ne prouve rien.
advice-table-incomplete = Compléter les cellules ou colonnes indiquées.
advice-overdue = Solder ces actions, ou revoir leur échéance en expliquant pourquoi.
advice-coverage-gap = Compléter ce qui a été laissé de côté, ou écrire pourquoi il n'y a pas lieu.
advice-wrong-provider = Vérifier que ce document concerne bien l'organisme ; sinon, le retirer.
advice-inconsistent = Mettre les documents d'accord entre eux.
advice-not-evidence = Fournir une trace du suivi réel ; ce document peut rester dans le dossier pour un autre usage.
advice-unfavourable = Lever les réserves, puis joindre la preuve de leur levée.
advice-unreadable = Fournir une version lisible du fichier (PDF de préférence).
advice-encrypted = Retirer le mot de passe, puis déposer à nouveau le fichier.
advice-no-text = Numériser à nouveau avec reconnaissance de texte, ou joindre le fichier d'origine.
advice-extension-mismatch = Renommer le fichier avec la bonne extension.
advice-lfs-pointer = Récupérer le vrai fichier (git lfs pull) avant l'analyse.
advice-limit-exceeded = Découper le document, ou en fournir une version allégée.
advice-duplicate = Un même document peut servir plusieurs indicateurs : un seul exemplaire suffit.
advice-superseded = Ranger l'ancienne version dans un dossier d'archives.
advice-listed-but-absent = Corriger le chemin, ou déposer le fichier.
advice-unlisted = Ajouter ce document à la liste des documents applicables.
advice-mark-misuse = Retirer la marque de ce support dédié à une action.
advice-personal-secret = Changer ce mot de passe ou cette clé dès maintenant, puis le retirer du dossier et de son historique.
advice-personal-data = Sortir ce document du dossier et n'en garder qu'une référence : dans probant.yaml, sous « evidence », une entrée « external » dit où il est, son empreinte et qui l'a vérifié.
advice-waiver-expired = Renouveler la dérogation, ou la supprimer de probant.yaml.
advice-waiver-unused = La supprimer de probant.yaml.
advice-attestation-expired = Renouveler la déclaration, ou la supprimer de probant.yaml.

# Codes, for `explain`.
code-missing = Preuve manquante
code-missing-explain = Aucun document du dossier n'a été reconnu comme cette pièce. Les documents les plus proches sont indiqués avec ce qui leur manque.
code-expired = Preuve périmée
code-expired-explain = Le document a été reconnu, mais la date qui compte (visite, réunion, version…) est trop ancienne au jour de l'analyse, ou sa fin de validité est passée.
code-expiring = Échéance proche
code-expiring-explain = Le document compte encore, mais il cessera bientôt de compter. L'échéancier donne le dernier jour utile.
code-undated = Document sans date
code-undated-explain = Une preuve doit être datée dans son texte. La date du fichier ou de son nom ne suffit pas.
code-future-dated = Date dans le futur
code-future-dated-explain = Le document dit avoir été établi, signé ou visité à une date qui n'est pas encore arrivée.
code-unsigned = Document non signé
code-unsigned-explain = L'emplacement de signature est vide, ou aucune trace de signature n'apparaît là où elle est obligatoire.
code-signature-to-confirm = Signature à confirmer
code-signature-to-confirm-explain = Une image, une mention ou une signature électronique que probant ne sait pas vérifier laisse penser que le document est signé ; seule une personne peut le confirmer.
code-signature-broken = Signature altérée
code-signature-broken-explain = Le contenu du fichier n'est plus celui qui a été signé électroniquement, il a été modifié ensuite, ou la signature ne correspond pas à son certificat. Une seconde signature ou un horodatage ajoutés ensuite ne comptent pas comme une modification.
code-mention-missing = Mention absente
code-mention-missing-explain = Le document ne contient pas une mention que le référentiel attend de lui.
code-blank-template = Modèle non rempli
code-blank-template-explain = Le document est un modèle : champs vides, pointillés, balises à remplacer. Il ne prouve rien tant qu'il n'est pas rempli.
code-table-incomplete = Tableau incomplet
code-table-incomplete-explain = Il manque une colonne, des lignes ou des cellules sans lesquelles le tableau ne permet pas de suivre quoi que ce soit.
code-overdue = Actions en retard
code-overdue-explain = Des actions ont dépassé leur échéance sans être soldées.
code-coverage-gap = Couverture incomplète
code-coverage-gap-explain = Le document doit couvrir tout le périmètre et en laisse une partie de côté.
code-wrong-provider = Autre organisme
code-wrong-provider-explain = Le document porte l'identité d'un autre organisme et ne cite pas le vôtre.
code-inconsistent = Incohérence
code-inconsistent-explain = Deux documents se contredisent ; les deux endroits sont indiqués.
code-not-evidence = Ne vaut pas preuve
code-not-evidence-explain = Le document ressemble à une preuve, mais le référentiel ou l'usage l'écarte expressément.
code-unfavourable = Avis défavorable
code-unfavourable-explain = Le document conclut contre vous : avis défavorable, réserve ou observation non levée.
code-unreadable = Fichier illisible
code-unreadable-explain = Le fichier est abîmé, vide ou d'un format qui n'est pas lu. Il n'est jamais compté comme manquant en silence.
code-encrypted = Fichier protégé
code-encrypted-explain = Un mot de passe empêche la lecture.
code-no-text = Image sans texte
code-no-text-explain = Le document est une image (numérisation, photo) : son contenu n'a pas pu être lu.
code-extension-mismatch = Extension trompeuse
code-extension-mismatch-explain = Le contenu du fichier n'est pas celui que son extension annonce.
code-lfs-pointer = Pointeur Git LFS
code-lfs-pointer-explain = Le vrai fichier n'a pas été téléchargé : il ne reste que trois lignes de texte à sa place.
code-limit-exceeded = Limite atteinte
code-limit-exceeded-explain = Le document dépasse une limite de lecture ; seule une partie a été lue.
code-duplicate = Doublon
code-duplicate-explain = Deux fichiers ont exactement le même contenu.
code-superseded = Version remplacée
code-superseded-explain = Un document plus récent fait foi ; l'ancien n'est pas un défaut.
code-listed-but-absent = Listé mais absent
code-listed-but-absent-explain = Un document est annoncé (liste, probant.yaml) mais introuvable dans le dossier.
code-unlisted = Non listé
code-unlisted-explain = Un document du dossier ne figure pas dans la liste des documents applicables.
code-mark-misuse = Usage de la marque
code-mark-misuse-explain = La marque ou sa légende apparaît sur un support dédié à une seule action, ce que la charte interdit.
code-personal-data = Données personnelles
code-personal-data-explain = Le fichier contient des données personnelles qui ne devraient pas être dans un dépôt.
code-waiver-expired = Dérogation expirée
code-waiver-expired-explain = Une dérogation de probant.yaml a dépassé sa date de fin ; elle n'est plus appliquée.
code-waiver-unused = Dérogation sans objet
code-waiver-unused-explain = Une dérogation ou déclaration de probant.yaml ne couvre rien.
code-attestation-expired = Déclaration expirée
code-attestation-expired-explain = Une déclaration de probant.yaml a dépassé sa durée ; elle n'est plus appliquée.

# Calendar.
calendar-lapses = { $artefact } : dernier jour où ce document compte
calendar-expiry = { $artefact } : fin de validité
calendar-next-due = { $artefact } : prochaine échéance
calendar-needed = { $artefact } : dernier jour avant que cette pièce soit demandée
calendar-audit = Audit
calendar-certificate = Fin de validité du certificat
calendar-waiver = Fin de la dérogation : { $artefact }
calendar-attestation = Fin de la déclaration : { $artefact }

# Limits of the run.
limit-decision = Cet outil montre des preuves et des manques ; seul le certificateur décide.
limit-no-profile = Aucun fichier probant.yaml : toutes les catégories et toutes les situations ont été supposées.
limit-unanswered = Question sans réponse, supposée vraie : { $question } (« { $key } » dans probant.yaml).
limit-erp = Site « { $site } » : classement ERP non renseigné, supposé catégorie 5 sans hébergement.
limit-unread = { $n ->
    [one] Un fichier n'a pas été lu entièrement
   *[other] { $n } fichiers n'ont pas été lus entièrement
} : voir « Documents non lus ».
limit-recognised = { $n ->
    [one] Une page en image a été lue par reconnaissance de caractères
   *[other] { $n } pages en image ont été lues par reconnaissance de caractères
} ({ $engine }), avec { $confidence } % de confiance en moyenne : ce qui n'est attesté que par elles est à vérifier sur le document. { $dropped ->
    [0] Aucune ligne n'a été écartée.
    [one] Une ligne trop douteuse a été écartée.
   *[other] { $dropped } lignes trop douteuses ont été écartées.
}
limit-unseen = { $n ->
    [one] Une page en image n'a pas été lue
   *[other] { $n } pages en image n'ont pas été lues
} : { $why }.
limit-signatures = Les signatures électroniques des PDF sont vérifiées techniquement (contenu inchangé, signature conforme au certificat) ; ni la confiance due à l'émetteur, ni une révocation, ni leur caractère qualifié ne le sont. Celles des autres formats sont signalées sans être vérifiées. Les signatures manuscrites sont à confirmer à l'œil.
