# Images du rapport HTML (--pictures).
cli-pictures-html = « --pictures » montre des images dans le rapport HTML, et aucun n'est demandé. Ajouter par exemple « -o html:rapport.html ».
cli-stage-pictures = Images de pages

pictures-alt = Extrait de la page { $page } : le passage cité y est surligné.
pictures-caption-veiled = Ce qui n’a pas été lu comme du texte est flouté.
pictures-page-alt = Première page, en petit.
pictures-page = { $n ->
    [one] Une page
   *[other] { $n } pages
} sans texte lisible. { $advice }
pictures-ocr-off = Relancer sans « --ocr off » pour tenter d’y lire quelque chose.

pictures-omitted = Images de pages : aucune, car le rapport ne reprend rien des documents (--redact omit).
pictures-nameless = Images de pages : aucune, car les noms de fichiers sont remplacés (--redact-names) et une page peut porter le sien.
pictures-veiled = Images de pages : ce qui n’a pas été lu comme du texte y est flouté, les lignes qui portent des données personnelles y sont barrées (--redact mask).
pictures-personal = Images de pages : { $n ->
    [one] un passage n’est pas montré, car lui ou son document porte des données personnelles
   *[other] { $n } passages ne sont pas montrés, car eux ou leurs documents portent des données personnelles
} (--redact mask).
pictures-nowhere = Images de pages : { $n ->
    [one] un passage n’est pas montré, car sa place exacte dans la page n’est pas connue.
   *[other] { $n } passages ne sont pas montrés, car leur place exacte dans la page n’est pas connue.
}
pictures-undrawn = Images de pages : { $n ->
    [one] une image n’a pas pu être dessinée
   *[other] { $n } images n’ont pas pu être dessinées
} dans les limites de temps et de mémoire ({ $names }).
pictures-changed = Images de pages : { $n ->
    [one] un fichier a changé depuis sa lecture, rien n’en est montré
   *[other] { $n } fichiers ont changé depuis leur lecture, rien n’en est montré
} ({ $names }).
pictures-full = Images de pages : { $n ->
    [one] une image n’est pas montrée
   *[other] { $n } images ne sont pas montrées
} : les images d’un rapport ne dépassent pas { $size } Mo en tout.
