report-authors = { $n ->
    [one] { $n } auteur
   *[other] { $n } auteurs
 }
-term = Rapport
menu = { -term } { menu }
    .attr = x
