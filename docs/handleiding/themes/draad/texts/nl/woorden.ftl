# De handleiding heeft geen rapporten maar hoofdstukken.
reports = Hoofdstukken
report = Hoofdstuk
about-report = In dit hoofdstuk
read-on = Alle pagina's
