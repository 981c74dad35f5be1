# Woorden in en bij figuren.

## Getallen

chart-missing = geen gegeven
chart-hidden-small = <{ $threshold }
chart-hidden-secondary = afgeschermd
chart-percent = { $number } %
chart-with-unit = { $number } { $unit }

## Datums

date = { $day } { $month } { $year }
date-month = { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Factoren

chart-supporting = Bevorderend
chart-hindering = Belemmerend
chart-factor-counts =
    { $supporting ->
        [0] geen bevorderende
       *[other] { $supporting } bevorderende
    } en { $hindering ->
        [0] geen belemmerende factoren
        [1] 1 belemmerende factor
       *[other] { $hindering } belemmerende factoren
    }
chart-counts-of = { $name }: { $counts }.
chart-by-sources =
    { $count ->
        [0] door geen bron
        [1] door 1 bron
       *[other] door { $count } bronnen
    }
chart-sources =
    { $count ->
        [0] geen bron
        [1] 1 bron
       *[other] { $count } bronnen
    }
chart-times =
    { $count ->
       *[other] { $count } keer
    }
chart-mention-case = { $source }, over de casus zelf
chart-mention-general = { $source }, in het algemeen
chart-mention-count = { $count } keer genoemd
chart-mention-nobody = niet vermeld
chart-dot-case = over de casus
chart-dot-general = in het algemeen
chart-dot-both = over de casus en in het algemeen
chart-dot-none = niet genoemd
chart-sort-factor = factor
chart-sort-cause = mogelijke oorzaak

chart-balance-title = Wat helpt en wat belemmert, per domein
chart-balance-more-hindering = Er zijn meer belemmerende dan bevorderende factoren: { $hindering } tegen { $supporting }.
chart-balance-more-supporting = Er zijn meer bevorderende dan belemmerende factoren: { $supporting } tegen { $hindering }.
chart-balance-equal = Er zijn evenveel bevorderende als belemmerende factoren: van elk { $supporting }.
chart-balance-most = De meeste horen bij het domein { $domain }.
chart-balance-description =
    { $domains ->
        [1] Staafdiagram voor 1 domein: belemmerende factoren naar links, bevorderende naar rechts.
       *[other] Staafdiagram voor { $domains } domeinen: belemmerende factoren naar links, bevorderende naar rechts.
    }
chart-balance-total = Samen: { $counts }.

chart-ranking-title = De meest genoemde factoren
chart-ranking-takeaway-one = Het vaakst genoemd is { $names }: { $times }.
chart-ranking-takeaway-few = Het vaakst genoemd zijn { $names }: elk { $times }.
chart-ranking-takeaway-many = { $number } van de { $total } factoren zijn het vaakst genoemd: { $times }.
chart-ranking-takeaway-equal = Alle { $total } factoren zijn even vaak genoemd.
chart-ranking-description-all =
    { $total ->
        [1] Staafdiagram met 1 factor.
       *[other] Staafdiagram met { $total } factoren, van vaak naar weinig genoemd.
    }
chart-ranking-description-part = Staafdiagram met { $shown } van de { $total } factoren, van vaak naar weinig genoemd.
chart-ranking-class-names = Genoemd { $times }: { $names }.
chart-ranking-class-number =
    { $number ->
        [1] Genoemd { $times }: 1 factor.
       *[other] Genoemd { $times }: { $number } factoren.
    }
chart-ranking-note = De tekening toont de { $shown } vaakst genoemde factoren, de tabel alle { $total }.

chart-matrix-title = Welke bron noemde welke factor?
chart-matrix-takeaway =
    { $all ->
        [0] Geen van de { $factors } factoren is door alle { $sources } bronnen genoemd.
        [1] Eén van de { $factors } factoren is door alle { $sources } bronnen genoemd.
       *[other] { $all } van de { $factors } factoren zijn door alle { $sources } bronnen genoemd.
    }
chart-matrix-takeaway-single = Alles komt uit één bron; die noemde { $all } van de { $factors } factoren.
chart-matrix-description = Tabel van { $factors } factoren en { $sources } bronnen. Een dichte stip betekent: over de casus zelf genoemd; een open stip: in het algemeen.
chart-matrix-source =
    { $count ->
        [1] { $source } noemde 1 factor.
       *[other] { $source } noemde { $count } factoren.
    }

chart-blocks-title = Factoren: { $domain }
chart-blocks-takeaway =
    { $causes ->
        [0] { $domain }: { $counts }.
        [1] { $domain }: { $counts }, met 1 mogelijke oorzaak.
       *[other] { $domain }: { $counts }, met { $causes } mogelijke oorzaken.
    }
chart-blocks-most =
    { $number ->
        [1] Het vaakst genoemd is { $factors }: { $times }.
       *[other] Het vaakst genoemd zijn { $factors }: elk { $times }.
    }

## Het model

chart-model-description = Schema van { $count } invloeden op ‘{ $outcome }’: { $names }.

## Routes

chart-journey-title = De route in casus { $number }: { $title }
chart-journey-takeaway = De route telt { $steps } stappen, van ‘{ $first }’ tot ‘{ $last }’.
chart-journey-steps =
    { $steps ->
        [1] De route telt 1 stap.
       *[other] De route telt { $steps } stappen.
    }
chart-journey-step = { $number }: { $label }.
chart-journey-step-kind = { $number }: { $label } ({ $kind }).

step-kind-school = School
step-kind-care = Hulp
step-kind-meeting = Overleg
step-kind-municipality = Gemeente
step-kind-family = Thuis
step-kind-work = Werk

## Samenhang

chart-relations-description = Netwerk van { $nodes } onderdelen en { $relations } verbanden.

## Actiepunten

chart-actions-size =
    { $actions ->
        [1] 1 actiepunt
       *[other] { $actions } actiepunten
    } van { $parties ->
        [1] 1 partij.
       *[other] { $parties } partijen.
    }
chart-actions-party =
    { $count ->
        [1] { $issue }: { $party } noemt 1 actie.
       *[other] { $issue }: { $party } noemt { $count } acties.
    }
chart-actions-party-status =
    { $count ->
        [1] { $issue }: { $party } noemt 1 actie ({ $status }).
       *[other] { $issue }: { $party } noemt { $count } acties ({ $status }).
    }
chart-actions-nothing = niets vermeld

status-planned = gepland
status-running = bezig
status-done = klaar
status-stopped = gestopt

## Kerncijfers

chart-key-figures-title = Kerncijfers
chart-key-figures-size =
    { $count ->
        [1] 1 kerncijfer.
       *[other] { $count } kerncijfers.
    }

## Gegevensfiguren

chart-data-description =
    { $categories ->
        [1] { $picture } met 1 categorie
       *[other] { $picture } met { $categories } categorieën
    }{ $series ->
        [1] .
       *[other] {" "}en { $series } reeksen.
    }
chart-moments-description =
    { $picture } met { $categories } meetmomenten{ $series ->
        [1] .
       *[other] {" "}en { $series } reeksen.
    }
chart-timeline-description =
    { $categories ->
        [1] Tijdlijn met 1 gebeurtenis.
       *[other] Tijdlijn met { $categories } gebeurtenissen.
    }
chart-kind-bar = Staafdiagram
chart-kind-grouped-bar = Staafdiagram
chart-kind-stacked-bar = Gestapeld staafdiagram
chart-kind-percent-bar = Staafdiagram van delen van een geheel
chart-kind-column = Kolomdiagram
chart-kind-line = Lijndiagram
chart-kind-area = Vlakdiagram
chart-kind-dot = Stippendiagram
chart-kind-dumbbell = Diagram met twee stippen per regel,
chart-kind-slope = Hellingdiagram
chart-kind-heatmap = Warmtekaart
chart-kind-pictogram = Beeldstatistiek
chart-kind-waffle = Wafeldiagram
chart-kind-small-multiples = Kleine diagrammen
chart-table-description =
    { $categories ->
        [1] Tabel met 1 rij
       *[other] Tabel met { $categories } rijen
    }{ $series ->
        [1] {" "}en 1 kolom met getallen.
       *[other] {" "}en { $series } kolommen met getallen.
    }
chart-course-up = { $series }: gestegen van { $from } ({ $start }) naar { $to } ({ $end })
chart-course-down = { $series }: gedaald van { $from } ({ $start }) naar { $to } ({ $end })
chart-course-equal = { $series }: { $from } aan het begin ({ $start }) en ook aan het eind ({ $end })
chart-course = { $course }.
chart-course-extremes = { $course }; het hoogste getal is { $most } ({ $highest }), het laagste { $least } ({ $lowest }).
chart-event = { $name }: { $at }.
chart-event-period = { $name }: van { $from } tot en met { $to }.
chart-event-undated = { $name }: zonder datum.
chart-difference-columns = Vergeleken zijn { $first } en { $second }.
chart-difference = { $name }: { $from } en { $to }.
chart-change = { $name }: van { $from } naar { $to }.
chart-difference-counts = { $up } hoger, { $down } lager, { $equal } gelijk.
chart-difference-largest = Het grootste verschil: { $row }
chart-axis-starts = de as begint bij { $number }
chart-axis-starts-alone = De as begint bij { $number }
chart-axis-starts-told = De as begint bij { $number }.
chart-dated = { $name } ({ $at })
chart-dated-period = { $name } ({ $from } t/m { $to })
chart-difference-short = { $name }: { $from } en { $to }
chart-rises = hoger of gelijk
chart-falls = lager
chart-lowest = laagste: { $number }
chart-highest = hoogste: { $number }
chart-figure-each = Elk figuurtje staat voor { $number }.
chart-figure-each-rounded = Elk figuurtje staat voor { $number }, afgerond.
chart-bar-order = { $series }, van hoog naar laag: { $values }.
chart-bar-values = { $series }: { $values }.
chart-bar-equal = { $series }: overal { $value }.
chart-bar-extremes = { $series }: het hoogst bij { $highest } ({ $most }), het laagst bij { $lowest } ({ $least }).
chart-bar-hidden = { $series }: niet getoond om mensen te beschermen is { $values }.
chart-bar-missing = { $series }: geen gegeven voor { $names }.
chart-bar-value = { $name } ({ $value })
chart-bar-total = { $label }: { $values }.

## Kolommen van tabellen

chart-column-factor = Factor
chart-column-factor-or-cause = Factor of mogelijke oorzaak
chart-column-sort = Soort
chart-column-parent = Hoort bij
chart-column-group = Groep
chart-column-domain = Domein
chart-column-effect = Werking
chart-column-mentions = Genoemd door
chart-column-count = Aantal bronnen
chart-column-times = Aantal keer genoemd
chart-column-supporting = Bevorderende factoren
chart-column-hindering = Belemmerende factoren
chart-column-influence = Invloed
chart-column-example-supporting = Voorbeeld dat helpt
chart-column-example-hindering = Voorbeeld dat belemmert
chart-column-number = Nummer
chart-column-step = Stap
chart-column-kind = Soort
chart-column-text = Toelichting
chart-column-from = Wat
chart-column-relation = Verband
chart-column-to = Met wat
chart-column-issue = Actiepunt
chart-column-what = Wat
chart-column-value = Getal
chart-column-unit = Eenheid
chart-column-source = Bron
