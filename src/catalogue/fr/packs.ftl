# Faults of the files that people write: profile, packs, kinds.
fault-too-large = fichier de { $size } Kio : la limite est de { $most } Kio
fault-empty-file = fichier vide
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
syntax-colon = un texte qui contient « : » se met entre guillemets
syntax-line-before = la ligne précédente n'est pas finie (deux-points, guillemet ou crochet manquant), ou le retrait diffère
syntax-missing-colon = une clé est suivie de deux-points et d'une espace
syntax-anchor = les renvois YAML (&nom, *nom) ne sont pas admis ; un texte qui commence par & ou * se met entre guillemets
syntax-indent = retrait (espaces en début de ligne) différent de celui des lignes voisines, ou guillemet manquant
syntax-other = vérifiez guillemets, deux-points et retrait de cette ligne

form-slug = attendu : minuscules sans accent et chiffres, séparés par des traits d'union
form-indicator = attendu : une lettre ou un numéro (E, 12)
