# Faults of the files that people write: profile, packs, kinds.
fault-too-large = fichier de { $size } Kio : la limite est de { $most } Kio
fault-empty-file = fichier vide
fault-vocabulary = mots illisibles ; attendu : « mot 31, autre 24 », comme les écrit « probant rules test --learn »
fault-and-more = { $n ->
    [one] et une autre faute, non montrée
   *[other] et { $n } autres fautes, non montrées
}
fault-unreadable = contenu illisible ({ $detail })
fault-unknown-key = clé inconnue « { $key } »
fault-missing-key = clé manquante « { $key } »
fault-duplicate-key = clé « { $key } » déjà écrite plus haut dans ce bloc
fault-complex-key = une clé doit être un mot, pas une liste ni un bloc
fault-type = { $found } ne convient pas ici
fault-no-value = clé sans valeur : complétez-la ou supprimez la ligne
fault-unknown-word = valeur inconnue « { $word } »
fault-form = forme inattendue « { $found } »
fault-range = valeur hors limites : { $found }
fault-empty = rien n'est écrit ici
fault-other = valeur refusée par le schéma ({ $keyword })
fault-deep = plus de { $most } niveaux imbriqués
fault-alias = renvoi YAML (*nom) refusé
fault-merge = fusion YAML (<<) refusée
fault-alias-advice = recopiez le contenu en entier
fault-tag = étiquette de type YAML (!nom) refusée
fault-second-document = second document YAML (---) refusé : un seul par fichier
fault-syntax = YAML illisible à partir d'ici

expected-one-of = attendu : { $list }
expected-type = attendu : { $type }
expected-range = attendu : de { $least } à { $most }
did-you-mean = vouliez-vous dire « { $word } » ?
write-instead = écrivez « { $form } »

type-string = un texte
type-array = une liste
type-object = un bloc de clés
type-boolean = true (oui) ou false (non)
type-integer = un nombre entier
type-number = un nombre
type-null = une valeur vide

syntax-tab = le retrait se fait avec des espaces, pas de tabulation
syntax-open-quote = un guillemet ouvert n'est jamais refermé
syntax-after-quote = du texte suit un guillemet fermant : doublez le guillemet ou entourez tout le texte
syntax-escape = entre guillemets doubles, la barre oblique inverse s'écrit deux fois (\\)
syntax-open-bracket = un crochet ou une accolade n'est pas refermé, ou une virgule manque
syntax-flow-indent = une ligne qui continue un crochet ou une accolade commence plus à droite que la clé qui l'ouvre
syntax-colon = un texte qui contient « : » se met entre guillemets
syntax-line-before = la ligne précédente n'est pas finie (deux-points, guillemet ou crochet manquant), ou le retrait diffère
syntax-missing-colon = une clé est suivie de deux-points et d'une espace
syntax-anchor = les renvois YAML (&nom, *nom) ne sont pas admis ; un texte qui commence par & ou * se met entre guillemets
syntax-indent = retrait (espaces en début de ligne) différent de celui des lignes voisines, ou guillemet manquant
syntax-other = vérifiez guillemets, deux-points et retrait de cette ligne

form-slug = attendu : minuscules sans accent et chiffres, séparés par des traits d'union
form-indicator = attendu : une lettre ou un numéro (E, 12)
form-like = attendu : RÉFÉRENTIEL/PIÈCE, comme certifregion-v6/E.safety-register, ou une pièce du même référentiel

# Conditions of the profile.
condition-distance_learning-yes = formation à distance
condition-distance_learning-no = aucune formation à distance
condition-work_based-yes = formation en situation de travail
condition-work_based-no = aucune situation de travail
condition-certifying-yes = formations certifiantes
condition-certifying-no = aucune formation certifiante
condition-answers_tenders-yes = réponses à des appels d'offres
condition-answers_tenders-no = aucune réponse à un appel d'offres
condition-subcontracts-yes = recours à la sous-traitance
condition-subcontracts-no = aucune sous-traitance
condition-employs_staff-yes = salariés dans l'organisme
condition-employs_staff-no = aucun salarié
condition-rents_technical_platforms-yes = location de plateaux techniques
condition-rents_technical_platforms-no = aucune location de plateau technique
condition-answered = { $meaning } ({ $name }: { $value })
condition-unanswered = { $meaning } ({ $name } : sans réponse, comptée comme oui)

applicable-categories = concerne les catégories { $categories }
applicable-because = concerné : { $answers }
applicable-when = concerné : la condition « { $when } » est remplie
not-applicable-categories = sans objet : ne concerne que { $indicator } (profil : { $profile })
not-applicable-because = sans objet : { $answers }
not-applicable-when = sans objet : la condition « { $when } » n'est pas remplie

# Faults of conditions.
fault-when = condition illisible
fault-when-long = condition trop longue (limite : { $most } caractères)
fault-when-name = réponse inconnue « { $name } » dans la condition
fault-when-site = « { $name } » n'existe que pour un indicateur évalué par site (per: site)
fault-when-word = « { $word } » n'est jamais une réponse : la condition ne serait jamais remplie
fault-when-unanswerable = condition que le profil ne permet pas d'évaluer
expected-when = attendu : des réponses du profil, comparées par ==, !=, <, <=, in, et reliées par and, or, not

# Faults of packs.
fault-no-pack-file = { $file } manque dans ce dossier de règles
fault-no-indicator = aucun fichier d'indicateur dans ce dossier de règles
fault-pack-twice = le référentiel « { $id } » est demandé deux fois
fault-id-twice = identifiant « { $id } » déjà pris plus haut
fault-indicator-twice = indicateur « { $id } » déjà décrit dans { $file }
fault-unknown-criterion = critère inconnu « { $id } »
fault-unknown-artefact = pièce inconnue « { $id } »
fault-given = « when_older », « judged_anyway » et « incomplete_with » ne vont qu'avec « artefact »
expected-given = attendu : ces clés à côté de artefact, sur la même exigence
fault-need = exigence mal formée
expected-need = attendu : exactement une clé parmi artefact, all, any, ou le couple at_least et of
fault-phrase-empty = « { $phrase } » ne trouvera jamais rien : il n'en reste aucun mot
fault-no-phrase = liste vide : elle ne trouvera jamais rien
expected-phrase = attendu : au moins un mot autre que de, du, des, le, la, les, un, une, au, aux
fault-regex = expression régulière illisible à cet endroit
fault-regex-large = expression régulière trop grande
fault-regex-anything = cette expression trouve du vide, donc n'importe quoi
fault-regex-never = « { $char } » ne se trouve jamais dans le texte comparé
expected-folded = attendu : minuscules sans accent, apostrophe droite
fault-thresholds = points incohérents : accept { $accept }, review { $review }
expected-thresholds = attendu : accept plus grand que review, et review plus grand que 0
fault-duration = durée illisible « { $found } »
expected-duration = attendu : une durée ISO 8601, comme P6M (6 mois), P90D (90 jours), P1Y (1 an)
fault-date = date illisible « { $found } »
expected-date = attendu : année-mois-jour, comme 2026-12-15
fault-dates-reversed = la fin précède le début

# Faults of what a pack takes from others.
fault-base-ring = ces référentiels s'étendent en rond : { $ring }
fault-base-unreadable = référentiel « { $id } » introuvable : il n'y a pas de fichier { $file }
fault-unknown-base = référentiel inconnu « { $id } »
fault-without-nothing = « { $path } » n'existe pas dans ce qui est repris : il n'y a rien à laisser
fault-without-base = rien à retirer : ce référentiel n'en étend aucun
expected-base = attendu : extends, avec l'identifiant ou le chemin d'un référentiel
fault-disable = retrait mal formé
expected-disable = attendu : soit artefact, soit indicator, avec reason
fault-unknown-indicator = indicateur inconnu « { $id } »
fault-disable-all = il ne resterait rien de l'indicateur { $id }
expected-disable-all = attendu : le retrait de l'indicateur entier ({"{"}indicator: { $id }{"}"}), s'il ne compte plus
expected-like = attendu : RÉFÉRENTIEL/PIÈCE, comme certifregion-v6/E.safety-register
fault-like-ring = « { $id } » finit par se prendre elle-même pour modèle

# Faults of the profile.
fault-digits = { $found } chiffres au lieu de { $n }
fault-not-digit = « { $char } » n'est pas un chiffre
expected-digits = attendu : { $n } chiffres, entre guillemets
fault-siret-key = ce SIRET n'existe pas : sa clé de contrôle est fausse
fault-siren-key = ce SIRET n'existe pas : la clé de ses neuf premiers chiffres (SIREN) est fausse
expected-siret = relisez-le sur l'avis de situation de l'INSEE : un chiffre est faux, ou deux sont inversés
fault-new-entrant = « { $category } » ne figure pas dans categories
fault-unknown-site = site inconnu « { $site } »
fault-evidence = pièce sans emplacement, ou avec deux
expected-evidence = attendu : soit path (fichier du dossier), soit external (preuve gardée ailleurs)
fault-never-in-folder = la pièce « { $id } » ne doit jamais se trouver dans le dossier : elle contient des données sensibles
expected-external = attendu : external, avec where, date, checked_by et checked_on
fault-path = chemin impossible dans le dossier
fault-glob = motif de fichiers illisible
fault-glob-large = motif de fichiers trop long, ou trop nombreux
fault-glob-never = ce motif ne trouvera jamais aucun fichier
expected-path = attendu : un chemin à partir du dossier, avec / entre les parties
form-sha256 = attendu : 64 chiffres hexadécimaux
