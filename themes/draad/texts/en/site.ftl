### Words of the site, in English.

## Everywhere
skip = Skip to content
draft = This is a draft. It is only shown in the preview.
home = Home
menu = Menu
nav-site = Site
nav-report = Report { $title }
nav-breadcrumbs = Breadcrumbs
nav-footer = About this site
nav-threads = Common threads
nav-previous-next = Previous and next
published-by = Published by { $name }.
contact = Contact
feed = News by feed
previous = Previous
next = Next
contents = On this page
updated = Updated on
reports = Reports
report = Report
all-reports = From all reports
copied = Link copied
moved = This page has moved
not-found = This page does not exist
not-found-lead = The page may have moved, or there may be a mistake in the address.
to-home = Go to the home page

## Parts of a report
section-overview = Overview
section-threads = Threads
section-recommendations = Recommendations
section-factors = Factors
section-cases = Cases
section-figures = Figures
section-projects = Projects
section-articles = Articles
section-page = More
about-report = About this report
read-on = Read on
origin = About the source
full-report = The full report
authors = { $n ->
    [one] Author
   *[other] Authors
}
publisher = Publisher
year = Year
licence = Licence
cite = How to cite this text
data = Open data
data-about = Everything in this report, as files that other programs can open.

## Counts
thread-count = { $n ->
    [one] { $n } common thread
   *[other] { $n } common threads
}
recommendation-count = { $n ->
    [one] { $n } recommendation
   *[other] { $n } recommendations
}
recommendations = { $n ->
    [one] recommendation
   *[other] recommendations
}
advice-count = { $n ->
    [one] { $n } piece of their own advice
   *[other] { $n } pieces of their own advice
}
factor-count = { $n ->
    [one] { $n } factor
   *[other] { $n } factors
}
case-count = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
project-count = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
article-count = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
tool-count = { $n ->
    [one] { $n } tool
   *[other] { $n } tools
}
step-count = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
source-count = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}

## Threads
thread = Thread
thread-number = thread { $n }
thread-of = Thread { $n } of { $total }
previous-thread = Previous thread
next-thread = Next thread
main-advice = The advice
threads-lead = Each thread is a finding that keeps coming back. For each group you see how many recommendations belong to it. Choose a number to read them.
threads-table = Number of recommendations by thread and by group
evidence = Where does this come from?
origin-report = This thread comes from the report
origin-thread = Thread { $n }
origin-list = List:
origin-sources = Mentioned by
origin-rests = On this rests

## Audiences and recommendations
audiences = Audiences
ask = Who are you?
ask-lead = Choose what suits you to see what you can do.
about-site = About this site
what-to-do = What can you do?
i-am = I { $persona }
for-audience = For { $name }
by-audience = By { $name }
all-for = All for this group
all-of = All: { $name }
all-by = All by this group
other-audiences = Other groups
by-reader = Choose your group
by-thread = Or read thread by thread
recommendations-lead = { $n ->
    [one] This report makes { $n } recommendation.
   *[other] This report makes { $n } different recommendations. Choose your group to see only what you can do.
}
audience-lead-for = { $n ->
    [one] { $n } recommendation to tick, keep and print.
   *[other] { $n } recommendations to tick, keep and print.
}
audience-lead-by = { $n ->
    [one] { $n } piece of advice, from their own experience.
   *[other] { $n } pieces of advice, from their own experience.
}
also-with = Also stands with
link-to-recommendation = Link to recommendation { $code }
ticked = { $n } of { $total } ticked. Your ticks stay in this browser.
untick = Start again
print = Print
qr = QR code of the address { $address }
qr-about = Scan the code: the same list, always up to date.
filter = Search and choose
filter-list = Search this list
filter-found = { $n } of { $total } found
filter-none = Nothing found. Try another word.

## Factors
factor = Factor
sources = Sources
supporting = Supporting
hindering = Hindering
supporting-count = { $n } supporting
hindering-count = { $n } hindering
factors-lead = { $supporting } factors help, { $hindering } factors stand in the way. Under them lie { $causes } possible causes.
causes = { $n ->
    [one] Possible cause
   *[other] Possible causes
}
more-factors = { $n ->
    [one] { $n } more factor
   *[other] { $n } more factors
}
link-to-factor = Link to: { $name }
other-domains = Other domains
dot-key = Who mentioned it?
dot-key-case = with a c: about the case itself
mark-case = about the case itself
mark-general = in general
mark-both = both
filter-factors = Search the factors
filter-subject = Subject
filter-effect = Kind
filter-source = Source
filter-all = All

## Cases
case = Case
case-number = Case { $n }
cases-lead = { $n ->
    [one] One case, from the first step to the outcome.
   *[other] { $n } cases, from the first step to the outcome.
}
projects-lead = { $n ->
    [one] One project, with what came of it and what you can use yourself.
   *[other] { $n } projects, with what came of them and what you can use yourself.
}
outcome = How it ended
case-story = About this case
case-factors = What played a part in this case?
case-threads = Threads in this case
case-advice = Recommendations that rest on this
case-readers = The report does not say which recommendations rest on this case. Here are all its recommendations.

## Figures
figure-number = Figure { $n }
figure-source = Source: { $source }
figure-table = Table
figure-download = Download
figure-link = Link
figure-embed = Embed
figures-lead = { $n ->
    [one] One figure, with its data.
   *[other] { $n } figures, each with its data.
}
embed-about = Paste this code into your own page to show the figure there. Nothing about visitors is kept.
embed-from = From { $report }, on { $site }
key-figures-more = About these figures
untold = The source says nothing about this.

## Projects and articles
project = Project
results = What came of it
tools = What you can use
partners = Who took part?
contacts = Whom can you ask?
article = Article
other-articles = Other articles
date-unknown = date unknown
published-in = First published in { $name }

## Glossary and colophon
glossary = Glossary
term-more = All terms
term-used = { $n ->
    [one] Used on { $n } page
   *[other] Used on { $n } pages
}
colophon = Colophon
colophon-lead = What this site was made from, and how to cite it.
this-site = This site
colophon-site = This site was made with Rode Draad. It asks nothing of other sites, uses no cookies and keeps nothing about visitors. What you tick stays in your own browser.
colophon-font = Typeface: Atkinson Hyperlegible Next by the Braille Institute, under the SIL Open Font License 1.1.

## Search
search = Search
search-for = Search this site
search-audience = For whom?
search-everybody = Everybody
search-close = Close
search-start = Search for words such as “family”, “care” or “absence”.
search-wait = One moment …
search-found = { $n } found
search-some = No place has all of these words. These have some of them: { $n } found.
search-none = Nothing found. Try another word.
search-more = Show all { $n }
search-failed = Searching does not work right now. Try again later.
search-kind-thread = Threads
search-kind-recommendation = Recommendations
search-kind-factor = Factors
search-kind-case = Cases
search-kind-figure = Figures
search-kind-project = Projects
search-kind-article = Articles
search-kind-term = Terms
search-kind-audience = Audiences
search-kind-page = Pages

## Authors' text
alert-note = Good to know
alert-tip = Tip
alert-important = Important
alert-warning = Mind
alert-caution = Take care
table-label = Table { $n }
code-label = Code
footnotes = Footnotes
footnote-back = Back to the text
