# Words in and beside figures.

## Numbers

chart-missing = no data
chart-hidden-small = <{ $threshold }
chart-hidden-secondary = withheld
chart-percent = { $number }%
chart-with-unit = { $number } { $unit }

## Dates

date = { $day } { $month } { $year }
date-month = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Factors

chart-supporting = Supporting
chart-hindering = Hindering
chart-factor-counts =
    { $supporting ->
        [0] no supporting
       *[other] { $supporting } supporting
    } and { $hindering ->
        [0] no hindering factors
        [1] 1 hindering factor
       *[other] { $hindering } hindering factors
    }
chart-counts-of = { $name }: { $counts }.
chart-by-sources =
    { $count ->
        [0] by no source
        [1] by 1 source
       *[other] by { $count } sources
    }
chart-sources =
    { $count ->
        [0] no source
        [1] 1 source
       *[other] { $count } sources
    }
chart-times =
    { $count ->
        [1] once
       *[other] { $count } times
    }
chart-mention-case = { $source }, about the case itself
chart-mention-general = { $source }, in general
chart-mention-count =
    { $count ->
        [1] mentioned once
       *[other] mentioned { $count } times
    }
chart-mention-nobody = not stated
chart-dot-case = about the case
chart-dot-general = in general
chart-dot-both = about the case and in general
chart-dot-none = not mentioned
chart-sort-factor = factor
chart-sort-cause = possible cause

chart-balance-title = What helps and what hinders, by domain
chart-balance-more-hindering = There are more hindering than supporting factors: { $hindering } against { $supporting }.
chart-balance-more-supporting = There are more supporting than hindering factors: { $supporting } against { $hindering }.
chart-balance-equal = There are as many supporting as hindering factors: { $supporting } of each.
chart-balance-most = Most belong to the domain { $domain }.
chart-balance-description =
    { $domains ->
        [1] Bar chart of 1 domain: hindering factors to the left, supporting ones to the right.
       *[other] Bar chart of { $domains } domains: hindering factors to the left, supporting ones to the right.
    }
chart-balance-total = Together: { $counts }.

chart-ranking-title = The factors mentioned most often
chart-ranking-takeaway-one = Mentioned most often is { $names }: { $times }.
chart-ranking-takeaway-few = Mentioned most often are { $names }: each { $times }.
chart-ranking-takeaway-many = { $number } of the { $total } factors are mentioned most often: { $times }.
chart-ranking-takeaway-equal = All { $total } factors are mentioned equally often.
chart-ranking-description-all =
    { $total ->
        [1] Bar chart of 1 factor.
       *[other] Bar chart of { $total } factors, from most to least mentioned.
    }
chart-ranking-description-part = Bar chart of { $shown } of the { $total } factors, from most to least mentioned.
chart-ranking-class-names = Mentioned { $times }: { $names }.
chart-ranking-class-number =
    { $number ->
        [1] Mentioned { $times }: 1 factor.
       *[other] Mentioned { $times }: { $number } factors.
    }
chart-ranking-note = The drawing shows the { $shown } factors mentioned most often, the table all { $total }.

chart-matrix-title = Which source mentioned which factor?
chart-matrix-takeaway =
    { $all ->
        [0] None of the { $factors } factors is mentioned by all { $sources } sources.
        [1] One of the { $factors } factors is mentioned by all { $sources } sources.
       *[other] { $all } of the { $factors } factors are mentioned by all { $sources } sources.
    }
chart-matrix-takeaway-single = Everything comes from one source, which mentioned { $all } of the { $factors } factors.
chart-matrix-description = Table of { $factors } factors and { $sources } sources. A filled dot means: mentioned about the case itself; an open dot: in general.
chart-matrix-source =
    { $count ->
        [1] { $source } mentioned 1 factor.
       *[other] { $source } mentioned { $count } factors.
    }

chart-blocks-title = Factors: { $domain }
chart-blocks-takeaway =
    { $causes ->
        [0] { $domain }: { $counts }.
        [1] { $domain }: { $counts }, with 1 possible cause.
       *[other] { $domain }: { $counts }, with { $causes } possible causes.
    }
chart-blocks-most =
    { $number ->
        [1] Mentioned most often is { $factors }: { $times }.
       *[other] Mentioned most often are { $factors }: each { $times }.
    }

## The model

chart-model-description = Diagram of { $count } influences on ‘{ $outcome }’: { $names }.

## Journeys

chart-journey-title = The journey in case { $number }: { $title }
chart-journey-takeaway = The journey has { $steps } steps, from ‘{ $first }’ to ‘{ $last }’.
chart-journey-steps =
    { $steps ->
        [1] The journey has 1 step.
       *[other] The journey has { $steps } steps.
    }
chart-journey-step = { $number }: { $label }.
chart-journey-step-kind = { $number }: { $label } ({ $kind }).

step-kind-school = School
step-kind-care = Care
step-kind-meeting = Meeting
step-kind-municipality = Municipality
step-kind-family = Home
step-kind-work = Work

## Relations

chart-relations-description = Network of { $nodes } parts and { $relations } relations.

## Action points

chart-actions-size =
    { $actions ->
        [1] 1 action point
       *[other] { $actions } action points
    } of { $parties ->
        [1] 1 party.
       *[other] { $parties } parties.
    }
chart-actions-party =
    { $count ->
        [1] { $issue }: { $party } names 1 action.
       *[other] { $issue }: { $party } names { $count } actions.
    }
chart-actions-party-status =
    { $count ->
        [1] { $issue }: { $party } names 1 action ({ $status }).
       *[other] { $issue }: { $party } names { $count } actions ({ $status }).
    }
chart-actions-nothing = nothing stated

status-planned = planned
status-running = running
status-done = done
status-stopped = stopped

## Key figures

chart-key-figures-title = Key figures
chart-key-figures-size =
    { $count ->
        [1] 1 key figure.
       *[other] { $count } key figures.
    }

## Data figures

chart-data-description =
    { $categories ->
        [1] { $picture } of 1 category
       *[other] { $picture } of { $categories } categories
    }{ $series ->
        [1] .
       *[other] {" "}and { $series } series.
    }
chart-moments-description =
    { $picture } of { $categories } points in time{ $series ->
        [1] .
       *[other] {" "}and { $series } series.
    }
chart-timeline-description =
    { $categories ->
        [1] Timeline of 1 event.
       *[other] Timeline of { $categories } events.
    }
chart-kind-bar = Bar chart
chart-kind-grouped-bar = Bar chart
chart-kind-stacked-bar = Stacked bar chart
chart-kind-percent-bar = Bar chart of parts of a whole,
chart-kind-column = Column chart
chart-kind-line = Line chart
chart-kind-area = Area chart
chart-kind-dot = Dot plot
chart-kind-dumbbell = Chart with two dots a row,
chart-kind-slope = Slope chart
chart-kind-heatmap = Heat map
chart-kind-pictogram = Pictogram
chart-kind-waffle = Waffle chart
chart-kind-small-multiples = Small charts
chart-table-description =
    { $categories ->
        [1] Table of 1 row
       *[other] Table of { $categories } rows
    }{ $series ->
        [1] {" "}and 1 column of numbers.
       *[other] {" "}and { $series } columns of numbers.
    }
chart-course-up = { $series }: rose from { $from } ({ $start }) to { $to } ({ $end })
chart-course-down = { $series }: fell from { $from } ({ $start }) to { $to } ({ $end })
chart-course-equal = { $series }: { $from } at the start ({ $start }) and at the end ({ $end })
chart-course = { $course }.
chart-course-extremes = { $course }; the highest number is { $most } ({ $highest }), the lowest { $least } ({ $lowest }).
chart-event = { $name }: { $at }.
chart-event-period = { $name }: from { $from } to { $to }.
chart-event-undated = { $name }: without a date.
chart-difference-columns = Compared are { $first } and { $second }.
chart-difference = { $name }: { $from } and { $to }.
chart-change = { $name }: from { $from } to { $to }.
chart-difference-counts = { $up } higher, { $down } lower, { $equal } equal.
chart-difference-largest = The largest difference: { $row }
chart-axis-starts = the axis starts at { $number }
chart-axis-starts-alone = The axis starts at { $number }
chart-axis-starts-told = The axis starts at { $number }.
chart-dated = { $name } ({ $at })
chart-dated-period = { $name } ({ $from } to { $to })
chart-difference-short = { $name }: { $from } and { $to }
chart-rises = higher or equal
chart-falls = lower
chart-lowest = lowest: { $number }
chart-highest = highest: { $number }
chart-figure-each = Each little figure stands for { $number }.
chart-figure-each-rounded = Each little figure stands for { $number }, rounded.
chart-bar-order = { $series }, from high to low: { $values }.
chart-bar-values = { $series }: { $values }.
chart-bar-equal = { $series }: { $value } everywhere.
chart-bar-extremes = { $series }: highest for { $highest } ({ $most }), lowest for { $lowest } ({ $least }).
chart-bar-hidden = { $series }: not shown, to protect people, is { $values }.
chart-bar-missing = { $series }: no data for { $names }.
chart-bar-value = { $name } ({ $value })
chart-bar-total = { $label }: { $values }.

## Columns of tables

chart-column-factor = Factor
chart-column-factor-or-cause = Factor or possible cause
chart-column-sort = Sort
chart-column-parent = Belongs to
chart-column-group = Group
chart-column-domain = Domain
chart-column-effect = Effect
chart-column-mentions = Mentioned by
chart-column-count = Number of sources
chart-column-times = Times mentioned
chart-column-supporting = Supporting factors
chart-column-hindering = Hindering factors
chart-column-influence = Influence
chart-column-example-supporting = Example that helps
chart-column-example-hindering = Example that hinders
chart-column-number = Number
chart-column-step = Step
chart-column-kind = Sort
chart-column-text = Explanation
chart-column-from = What
chart-column-relation = Relation
chart-column-to = With what
chart-column-issue = Action point
chart-column-what = What
chart-column-value = Number
chart-column-unit = Unit
chart-column-source = Source
