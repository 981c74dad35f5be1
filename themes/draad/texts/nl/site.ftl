### Woorden van de site, in het Nederlands.

## Overal
skip = Naar de inhoud
draft = Dit is een concept. Het staat alleen in de voorvertoning.
home = Start
menu = Menu
nav-site = Site
nav-report = Rapport { $title }
nav-breadcrumbs = Kruimelpad
nav-footer = Over deze site
nav-threads = Rode draden
nav-previous-next = Vorige en volgende
published-by = Een uitgave van { $name }.
contact = Contact
feed = Nieuws via de feed
previous = Vorige
next = Volgende
contents = Op deze pagina
updated = Bijgewerkt op
reports = Rapporten
report = Rapport
all-reports = Uit alle rapporten
copied = Link gekopieerd
moved = Deze pagina is verplaatst
not-found = Deze pagina bestaat niet
not-found-lead = Misschien is de pagina verplaatst of klopt het adres niet helemaal.
to-home = Ga naar de startpagina

## Delen van een rapport
section-overview = Overzicht
section-threads = Rode draden
section-recommendations = Aanbevelingen
section-factors = Factoren
section-cases = Casussen
section-figures = Figuren
section-projects = Projecten
section-articles = Artikelen
section-page = Meer
about-report = Over dit rapport
read-on = Lees verder
origin = Over de bron
full-report = Het hele rapport
authors = { $n ->
    [one] Auteur
   *[other] Auteurs
}
publisher = Uitgever
year = Jaar
licence = Licentie
cite = Zo verwijs je naar deze tekst
data = Open data
data-about = Alles uit dit rapport als bestanden die je met andere programma's kunt openen.

## Aantallen
thread-count = { $n ->
    [one] { $n } rode draad
   *[other] { $n } rode draden
}
recommendation-count = { $n ->
    [one] { $n } aanbeveling
   *[other] { $n } aanbevelingen
}
recommendations = { $n ->
    [one] aanbeveling
   *[other] aanbevelingen
}
advice-count = { $n ->
    [one] { $n } advies van henzelf
   *[other] { $n } adviezen van henzelf
}
factor-count = { $n ->
    [one] { $n } factor
   *[other] { $n } factoren
}
case-count = { $n ->
    [one] { $n } casus
   *[other] { $n } casussen
}
project-count = { $n ->
    [one] { $n } project
   *[other] { $n } projecten
}
article-count = { $n ->
    [one] { $n } artikel
   *[other] { $n } artikelen
}
tool-count = { $n ->
    [one] { $n } hulpmiddel
   *[other] { $n } hulpmiddelen
}
step-count = { $n ->
    [one] { $n } stap
   *[other] { $n } stappen
}
source-count = { $n ->
    [one] { $n } bron
   *[other] { $n } bronnen
}

## Rode draden
thread = Rode draad
thread-number = rode draad { $n }
thread-of = Rode draad { $n } van { $total }
previous-thread = Vorige rode draad
next-thread = Volgende rode draad
main-advice = Het advies
threads-lead = Elke rode draad is een bevinding die steeds terugkomt. Per groep zie je hoeveel aanbevelingen erbij horen. Kies een getal om ze te lezen.
threads-table = Aantal aanbevelingen per rode draad en per groep
evidence = Waar komt dit vandaan?
origin-report = Deze rode draad komt uit het rapport
origin-thread = Rode draad { $n }
origin-list = Lijst:
origin-sources = Genoemd door
origin-rests = Hierop rust

## Doelgroepen en aanbevelingen
audiences = Doelgroepen
ask = Wie ben je?
ask-lead = Kies wat bij je past. Je ziet dan wat je kunt doen.
about-site = Over deze site
what-to-do = Wat kun je doen?
i-am = Ik { $persona }
for-audience = Voor { $name }
by-audience = Van { $name }
all-for = Alles voor deze groep
all-of = Alles: { $name }
all-by = Alles van deze groep
other-audiences = Andere groepen
by-reader = Kies je groep
by-thread = Of lees per rode draad
recommendations-lead = { $n ->
    [one] Dit rapport geeft { $n } aanbeveling.
   *[other] Dit rapport geeft { $n } verschillende aanbevelingen. Kies je groep en je ziet alleen wat jij kunt doen.
}
audience-lead-for = { $n ->
    [one] { $n } aanbeveling die je kunt afvinken, bewaren en printen.
   *[other] { $n } aanbevelingen die je kunt afvinken, bewaren en printen.
}
audience-lead-by = { $n ->
    [one] { $n } advies, uit eigen ervaring.
   *[other] { $n } adviezen, uit eigen ervaring.
}
also-with = Staat ook bij
link-to-recommendation = Link naar aanbeveling { $code }
ticked = { $n } van { $total } afgevinkt. Je vinkjes blijven alleen in deze browser.
untick = Begin opnieuw
print = Print
qr = QR-code met het adres { $address }
qr-about = Scan de code: dezelfde lijst, altijd de nieuwste.
filter = Zoeken en kiezen
filter-list = Zoek in deze lijst
filter-found = { $n } van { $total } gevonden
filter-none = Niets gevonden. Probeer een ander woord.

## Factoren
factor = Factor
sources = Bronnen
supporting = Bevorderend
hindering = Belemmerend
supporting-count = { $n } bevorderend
hindering-count = { $n } belemmerend
factors-lead = { $supporting } factoren helpen, { $hindering } factoren zitten in de weg. Daaronder liggen { $causes } mogelijke oorzaken.
causes = { $n ->
    [one] Mogelijke oorzaak
   *[other] Mogelijke oorzaken
}
more-factors = { $n ->
    [one] Nog { $n } factor
   *[other] Nog { $n } factoren
}
link-to-factor = Link naar: { $name }
other-domains = Andere domeinen
dot-key = Wie noemde het?
dot-key-case = met een c: over de casus zelf
mark-case = over de casus zelf
mark-general = in het algemeen
mark-both = allebei
filter-factors = Zoek in de factoren
filter-subject = Onderwerp
filter-effect = Soort
filter-source = Bron
filter-all = Alles

## Casussen
case = Casus
case-number = Casus { $n }
cases-lead = { $n ->
    [one] Eén casus, van de eerste stap tot de uitkomst.
   *[other] { $n } casussen, van de eerste stap tot de uitkomst.
}
projects-lead = { $n ->
    [one] Eén project, met wat het opleverde en wat je zelf kunt gebruiken.
   *[other] { $n } projecten, met wat ze opleverden en wat je zelf kunt gebruiken.
}
outcome = Hoe het afliep
case-story = Over deze casus
case-factors = Wat speelde er in deze casus?
case-threads = Rode draden in deze casus
case-advice = Aanbevelingen die hierop rusten
case-readers = Het rapport zegt niet welke aanbevelingen op deze casus rusten. Hier staan alle aanbevelingen van het rapport.

## Figuren
figure-number = Figuur { $n }
figure-source = Bron: { $source }
figure-table = Tabel
figure-download = Download
figure-link = Link
figure-embed = Insluiten
figures-lead = { $n ->
    [one] Eén figuur, met de gegevens erbij.
   *[other] { $n } figuren, elk met de gegevens erbij.
}
embed-about = Plak deze code in je eigen pagina om de figuur daar te laten zien. Er worden geen gegevens van bezoekers bewaard.
embed-from = Uit { $report }, op { $site }
key-figures-more = Over deze cijfers
untold = De bron zegt hier niets over.

## Projecten en artikelen
project = Project
results = Wat het opleverde
tools = Wat je kunt gebruiken
partners = Wie deden mee?
contacts = Wie kun je vragen?
article = Artikel
other-articles = Andere artikelen
date-unknown = datum onbekend
published-in = Eerder verschenen in { $name }

## Begrippen en colofon
glossary = Begrippen
term-more = Alle begrippen
term-used = { $n ->
    [one] Staat op { $n } pagina
   *[other] Staat op { $n } pagina’s
}
colophon = Colofon
colophon-lead = Waar deze site uit is gemaakt, en hoe je ernaar verwijst.
this-site = Deze site
colophon-site = Deze site is gemaakt met Rode Draad. Zij vraagt niets op bij andere sites, gebruikt geen cookies en bewaart niets over bezoekers. Wat je afvinkt, blijft in je eigen browser.
colophon-font = Letter: Atkinson Hyperlegible Next van het Braille Institute, onder de SIL Open Font License 1.1.

## Zoeken
search = Zoeken
search-for = Zoek op deze site
search-audience = Voor wie?
search-everybody = Iedereen
search-close = Sluiten
search-start = Zoek op woorden als ‘gezin’, ‘hulp’ of ‘verzuim’.
search-wait = Even geduld …
search-found = { $n } gevonden
search-some = Nergens staan al deze woorden bij elkaar. Hier staat een deel ervan: { $n } gevonden.
search-none = Niets gevonden. Probeer een ander woord.
search-more = Toon alle { $n }
search-failed = Zoeken lukt nu niet. Probeer het later nog eens.
search-kind-thread = Rode draden
search-kind-recommendation = Aanbevelingen
search-kind-factor = Factoren
search-kind-case = Casussen
search-kind-figure = Figuren
search-kind-project = Projecten
search-kind-article = Artikelen
search-kind-term = Begrippen
search-kind-audience = Doelgroepen
search-kind-page = Pagina’s

## Tekst van schrijvers
alert-note = Goed om te weten
alert-tip = Tip
alert-important = Belangrijk
alert-warning = Let op
alert-caution = Pas op
table-label = Tabel { $n }
code-label = Code
footnotes = Voetnoten
footnote-back = Terug naar de tekst
