## Facts that cannot be read

determinations-fact-missing = This fact is missing.
determinations-fact-missing-remedy = Give it; without it nothing can be said.
determinations-fact-not-an-object = { $value } is no group of facts.
determinations-fact-not-an-object-remedy = Give named facts in braces.
determinations-fact-not-a-list = { $value } is no list.
determinations-fact-not-a-list-remedy = Give a list in brackets, empty if there is none.
determinations-fact-not-a-day = { $value } is no day.
determinations-fact-not-a-day-remedy = Write a day that exists as year-month-day, as in 2026-05-31.
determinations-fact-not-a-number = { $value } is no number.
determinations-fact-not-a-number-remedy = Write digits, without quotation marks or units.
determinations-fact-not-yes-or-no = { $value } is neither yes nor no.
determinations-fact-not-yes-or-no-remedy = Write true or false; leave it out if nobody knows.
determinations-fact-not-text = { $value } is no text.
determinations-fact-not-text-remedy = Write words in quotation marks.
determinations-fact-not-a-choice = { $value } is none of the choices.
determinations-fact-not-a-choice-remedy = Write one of: { $detail }; or leave it out.
determinations-fact-out-of-range = { $value } is too small or too large.
determinations-fact-out-of-range-remedy = Write a number of { $detail }.
determinations-fact-too-many = { $value } are too many.
determinations-fact-too-many-remedy = Give at most { $detail }; leave out the oldest.
determinations-fact-too-long = The text is too long.
determinations-fact-too-long-remedy = Shorten it to { $detail } characters.
determinations-fact-in-future = { $value } lies after the day of the question.
determinations-fact-in-future-remedy = Correct one of the two days; the question is asked on { $detail }.
determinations-fact-before-the-law = { $value } is before these rules.
determinations-fact-before-the-law-remedy = They begin on { $detail }; earlier questions are under another law.
determinations-fact-twice = The name { $value } is there twice.
determinations-fact-twice-remedy = Give each row a name of its own.
determinations-fact-no-such-row = There is no row called { $value }.
determinations-fact-no-such-row-remedy = Name a row that is in { $detail }.
determinations-fact-no-such-program = There is no program { $value }.
determinations-fact-no-such-program-remedy = Name one of: { $detail }.

## The programs side by side

determinations-matrix-title = Six programs for farmworker families
determinations-matrix-lead = What each Federal program asks, next to the others. Each answer opens the rule and the law behind it.
determinations-matrix-on = The law as it was on
determinations-matrix-compare = Show what was different on (may stay empty)
determinations-matrix-show = Show this law
determinations-matrix-law-of = The law as of { $day }.
determinations-matrix-changes = { $count ->
    [0] Nothing was different on { $day }.
    [one] One answer was different on { $day }; it is marked.
   *[other] { $count } answers were different on { $day }; they are marked.
 }
determinations-matrix-csv = Take it as a file (CSV)
determinations-matrix-caption = What each program asks
determinations-matrix-respect = Question
determinations-matrix-version = Rules { $version }, since { $day }.
determinations-matrix-otherwise = Different then:
determinations-matrix-none = There were no rules yet.
determinations-matrix-rules = Rules
determinations-matrix-no-day = { $value } is no day. Choose a day, or leave the field empty.
determinations-no-advice = This is no legal advice. Each program decides for itself.
determinations-row-who = Who is it for?
determinations-row-age = Age and school
determinations-row-work = Which work?
determinations-row-amount = How much work?
determinations-row-move = Is a move needed?
determinations-row-income = Income
determinations-row-immigration = Immigration
determinations-row-family = Family members
determinations-row-lasts = How long does it last?

## The policy behind the answers

determinations-ask = Ask:
determinations-rules-title = Rules
determinations-rules-caption = Each condition, its law, and in how many published cases it is met, not met and unknown
determinations-rules-caption-plain = Each condition and its law
determinations-rule = Condition
determinations-law = Law
determinations-numbers-title = Numbers and settings
determinations-numbers-caption = What the law counts, and what a State may set
determinations-number = Number or setting
determinations-value = Value
determinations-yes = yes
determinations-no = no
determinations-state-says = the State says
determinations-doubts-title = What is not certain
determinations-rule-text = The rule as the program reads it
determinations-rule-text-note = This is the text that is evaluated, word for word.
determinations-cases-title = { $count ->
    [0] No published case exercises it
    [one] One published case exercises it
   *[other] { $count } published cases exercise it
 }
determinations-source = Source
determinations-truth-met = met
determinations-truth-not-met = not met
determinations-truth-unknown = unknown

## Who can help my family

determinations-screener-title = Who can help my family?
determinations-screener-lead = Answer a few short questions. You will see which programs may help you, why, and what to bring.
determinations-screener-private = You do not give your name. We do not keep your answers, and nobody else sees them. We do not ask about immigration.
determinations-screener-unsure = I do not know
determinations-screener-next = Go on
determinations-screener-again = Start again
determinations-screener-choose = Choose one answer, or “I do not know”.
determinations-screener-no-day = Write a day that is not in the future, or choose “I do not know”.
determinations-screener-no-number = Write a number from 0 to { $max }, or choose “I do not know”.
determinations-help-title = Programs for your family
determinations-help-lead = This is what your answers of { $day } say. The programs look at it again and decide.
determinations-help-can = These programs can help
determinations-help-may = These programs may help; please ask
determinations-help-not = These programs do not fit your answers
determinations-help-why = Why:
determinations-help-open = What we know, or still need to know:
determinations-help-bring = Bring, if you have it:
determinations-help-where = Where to go:
determinations-help-states = Your State’s contact
determinations-help-place = Who to call in { $state }
determinations-help-hotline = Call:
determinations-help-phone = Office phone:
determinations-help-name = Ask for:
determinations-help-no-contact = { $state } has not told us a phone number yet. Ask at any school. They know the migrant program.
determinations-help-page = More help in { $state }
determinations-help-nobody = With these answers none of the six programs fits. Call your school or your State’s migrant education office all the same: they know other help.
determinations-help-not-met = not so: { $rule }
determinations-help-print = You can print this page and take it with you. It is not kept anywhere.

## The assessment for staff

determinations-menu-assessments = Assessments
determinations-assess-title = Assess eligibility
determinations-assess-lead = Enter what you know, and see what the law says, step by step. Nothing is kept, and no child’s record is opened. Give no names.
determinations-assess-start = Start from a published case
determinations-assess-case = Case (may stay empty)
determinations-assess-begin = Fill in the form
determinations-assess-facts = The facts
determinations-assess-program = Program
determinations-assess-names = A move is called by its name, such as m1. Name the move in “After the move” of each job. An empty field means that nobody has said.
determinations-assess-row = { $list } { $number }
determinations-assess-add = Add: { $list }
determinations-assess-go = Assess
determinations-assess-json = Facts as JSON, as in the case file
determinations-assess-read = Fill in the form from JSON
determinations-assess-no-json = This is no JSON: it cannot be read at line { $line }, column { $column }. Paste the facts in braces, or a whole line of a case file.
determinations-assess-not-said = not said
determinations-assess-none = There is none
determinations-assess-no-value = none
determinations-assess-ask = Ask next:
determinations-assess-missing = Missing, what matters most first:
determinations-assess-open = Not known yet. It does not change this answer, but what stands beside it:
determinations-assess-others = The other programs, with the same facts
determinations-assess-story = Why: every condition that was looked at
determinations-assess-about-all = The child and the family
determinations-assess-state = The rules of { $state } are used where the facts below say nothing.
determinations-assess-state-rules = See them with their sources
determinations-assess-choose-state = State whose rules are used
determinations-assess-no-state = No State: the law alone
determinations-assess-own = What the State’s own rules filled in
determinations-assess-own-setting = { $setting }: { $value } ({ $source })
determinations-assess-own-activity = “{ $activity }” is in the State’s own catalog as “{ $entry }” ({ $source })
determinations-verdict-yes = eligible
determinations-verdict-yes-perhaps = may be eligible
determinations-verdict-no = not eligible
determinations-verdict-more = more information is needed
determinations-verdict-more-perhaps = more information is needed
determinations-notice-not-read = No rule knows this fact; it was left aside: { $fact }.
determinations-notice-not-yet = This lies after the day of the question; it was left aside: { $fact }.
determinations-compare-title = What if, and comparing two assessments
determinations-compare-how = Keep these facts, change any of them, and assess again: you see both answers side by side.
determinations-compare-keep = Keep these facts to compare
determinations-compare-kept = Facts are kept to compare. Change the facts above and assess again.
determinations-compare-drop = Stop comparing
determinations-compare-case = A published case to compare with
determinations-compare-with-case = Compare with this case
determinations-compare-with-json = Compare with this JSON
determinations-compare-outcome = What comes of it
determinations-compare-facts = Facts that differ
determinations-compare-conditions = Conditions that differ
determinations-compare-same = Nothing differs.
determinations-compare-what = What
determinations-compare-before = Kept to compare
determinations-compare-now = Now
determinations-compare-verdict = Answer
determinations-compare-not-asked = not looked at
determinations-group-child = Child and worker
determinations-group-state-parameters = What the State has set
determinations-group-academic = School
determinations-group-person = For the other programs: person and family
determinations-output-qad = Qualifying arrival date
determinations-output-residency-date = Residency date
determinations-output-eoe = End of eligibility: first day not eligible
determinations-output-last-eligible-day = Last eligible day
determinations-output-expired-qad = Arrival date that has run out
determinations-output-move-type = How the child moved
determinations-output-comments-required = Sections of the certificate that need a comment
determinations-output-comments-recommended = Comments that help
determinations-output-pfs = Priority for services
determinations-output-counted-for-allocation = Counted for the allocation
determinations-output-continuation-of-services = Continuation of services
determinations-output-basis = basis
determinations-output-may-serve = may be served
determinations-output-service = service
determinations-output-until = until
determinations-output-routes = Ways in
determinations-output-group = Group
determinations-choice-true = yes
determinations-choice-false = no
determinations-choice-foreign = in another country
determinations-choice-self = the young person
determinations-choice-parent = parent
determinations-choice-guardian = guardian
determinations-choice-spouse = spouse
determinations-choice-other = other
determinations-choice-determination-date = day of the question
determinations-choice-child-move = day of the child’s move
determinations-choice-farm = farm
determinations-choice-plant = plant
determinations-choice-wild-catch = wild catch
determinations-choice-no = no
determinations-choice-admitted = admitted
determinations-choice-first-year = in the first year
determinations-choice-later-year = in a later year
determinations-choice-child = child
determinations-choice-worker = worker
determinations-choice-other-parent = other parent
determinations-choice-agricultural = agricultural
determinations-choice-fishing = fishing
determinations-choice-seasonal = seasonal
determinations-choice-temporary = temporary
determinations-choice-subsistence = personal subsistence
determinations-choice-year-round = all year
determinations-choice-none = none of these
determinations-choice-worker-statement = statement of the worker
determinations-choice-employer-statement = statement of the employer
determinations-choice-state-documentation = documentation of the State
determinations-choice-as = as the worker
determinations-choice-with = with the worker
determinations-choice-to-join = to join the worker
determinations-choice-precede = ahead of the worker
determinations-choice-migratory = migratory
determinations-choice-migrant = migrant
determinations-choice-75-days-of-farmwork = 75 days of farm work
determinations-choice-took-part = took part
determinations-choice-took-part-in-the-last-24-months = took part in the last 24 months
determinations-choice-eligible-for-the-migrant-education-program = eligible for the Migrant Education Program
determinations-choice-eligible-for-the-farmworker-jobs-program = eligible for the farmworker jobs program
determinations-choice-explain-commute-to-the-work-site = explain the commute to the work site
determinations-choice-credit-accrual-only = credit accrual only
determinations-choice-graduation = graduation

## The catalog of activities

determinations-catalog-title = Qualifying activities
determinations-catalog-lead = What is agricultural work, what is fishing work, and what is neither. It is a guide; each certificate is decided by its own facts.
determinations-catalog-group-agricultural = Agricultural work: crops, dairy, livestock, trees, first processing
determinations-catalog-group-fishing = Fishing work: fish and shellfish, catching and first processing
determinations-catalog-group-other = Work that does not qualify
determinations-catalog-activity = Activity
determinations-catalog-examples = Examples
determinations-catalog-typical = Usually
determinations-catalog-typical-seasonal = seasonal
determinations-catalog-typical-temporary = temporary
determinations-catalog-typical-by-place = depends on the place
determinations-catalog-typical-none = does not qualify
determinations-catalog-group = Kind of work
determinations-catalog-own = Added by a State
determinations-catalog-whose = Show also what a State has added
determinations-catalog-no-state = No State
determinations-catalog-show = Show this catalog
determinations-catalog-of = { $count ->
    [0] { $state } has added nothing to the catalog.
    [one] { $state } has added one activity; it is marked.
   *[other] { $state } has added { $count } activities; they are marked.
 }
determinations-catalog-added = Added by { $state }, { $days }
determinations-catalog-see = See the catalog of qualifying activities

## What a State has settled

determinations-menu-state-rules = State rules
determinations-own-title-all = Rules of the States
determinations-own-choose-state = Choose the State whose rules you want to read.
determinations-own-title = Rules of { $state }
determinations-own-lead = What the State has settled where Federal law leaves it to States. Assessments for this State use it wherever the facts themselves say nothing.
determinations-own-settings = Settings
determinations-own-setting = Setting
determinations-own-since = Since
determinations-own-change = Change
determinations-own-none-saved = not set by the State
determinations-own-law-holds = The law’s own value holds.
determinations-own-open = nobody has said
determinations-own-as-law = As the law says; the State does not set it
determinations-own-others = Earlier and later entries
determinations-own-other = { $value }, from { $day }.
determinations-own-shipped = published; came with the program
determinations-own-by = { $name }, { $day }
determinations-own-law = Without a setting: { $value }.
determinations-own-activities = Activities of the State’s own
determinations-own-activities-lead = They are looked at before the catalog that all States share, and are marked in it.
determinations-own-no-activities = The State has added none.
determinations-own-add = Add an activity
determinations-own-add-lead = It helps staff of your State alone. The catalog tells the kind of a work that was given only in words; each certificate is still decided by its own facts.
determinations-own-kind = Kind of work
determinations-own-typical = Usually
determinations-own-words-en = Name in English
determinations-own-words-es = Name in Spanish
determinations-own-examples-en = Examples in English
determinations-own-examples-es = Examples in Spanish
determinations-own-phrases = Words by which it is recognized
determinations-own-phrases-hint = Apart by commas, as people write them: picking agave, agave harvest.
determinations-own-source = Source
determinations-own-source-hint = The law, letter or decision that says it, so that others can look it up.
determinations-own-value = Value
determinations-own-value-hint = Leave it empty to give the setting back to the law.
determinations-own-first-day = First day on which it holds
determinations-own-last-day = Last day on which it holds (may stay empty)
determinations-own-last-day-of = Last day on which it holds
determinations-own-days = Holds
determinations-own-added = Entered by
determinations-own-ended = Ended by
determinations-own-end = End it
determinations-own-save = Save the setting
determinations-own-save-activity = Add it to the catalog
determinations-own-never = never; it was ended before its first day
determinations-own-from-to = from { $first } to { $last }
determinations-own-from = from { $first }
determinations-own-value-missing = Choose a value.
determinations-own-value-wrong = { $what } { $remedy }
determinations-own-no-day = Write a day, as in 2026-05-31.
determinations-own-source-missing = Say where it is said. A rule without a source cannot be checked.
determinations-own-long = Too long: write at most { $max } letters.
determinations-own-words-missing = Write it in both languages; pages are read in both.
determinations-own-choose = Choose one of the list.
determinations-own-phrases-wrong = Write 1 to { $count } phrases, apart by commas, each of { $min } to { $max } letters. Shorter ones would be found in other work.
determinations-own-last-before-first = The last day must be a day, and not before the first one; or leave it empty.
determinations-own-end-wrong = Write a day not before { $day }.
determinations-api-no-state = There is no State { $value }.
determinations-api-no-state-remedy = Write the two letters of a State, as in TX, or leave it out.

## Coverage of the rules

determinations-coverage-title = How the rules are tested
determinations-coverage-lead = { $count ->
    [one] One condition, and by what it is made met, not met and unknown.
   *[other] { $count } conditions, and by what each is made met, not met and unknown: a published case, or facts that a test invents.
 }
determinations-coverage-see = See how each rule is tested
determinations-coverage-invented = invented facts
determinations-coverage-never = never: the law settles it
determinations-coverage-earlier = { $count ->
    [one] { $case }, asked one year earlier
   *[other] { $case }, asked { $count } years earlier
 }
