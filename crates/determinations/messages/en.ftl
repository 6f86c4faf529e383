## Facts that cannot be read

determinations-fact-missing = This fact is missing.
determinations-fact-missing-remedy = Enter it; there can be no answer without it.
determinations-fact-not-an-object = { $value } is not a group of facts.
determinations-fact-not-an-object-remedy = Enter named facts in braces.
determinations-fact-not-a-list = { $value } is not a list.
determinations-fact-not-a-list-remedy = Enter a list in brackets; leave the brackets empty if there is nothing to list.
determinations-fact-not-a-day = { $value } is not a date.
determinations-fact-not-a-day-remedy = Write a real date as year-month-day, such as 2026-05-31.
determinations-fact-not-a-number = { $value } is not a number.
determinations-fact-not-a-number-remedy = Write digits, without quotation marks or units.
determinations-fact-not-yes-or-no = { $value } is neither yes nor no.
determinations-fact-not-yes-or-no-remedy = Write true or false; leave it out if no one knows.
determinations-fact-not-text = { $value } is not text.
determinations-fact-not-text-remedy = Write words in quotation marks.
determinations-fact-not-a-choice = { $value } is not one of the choices.
determinations-fact-not-a-choice-remedy = Write one of: { $detail }; or leave it out.
determinations-fact-out-of-range = { $value } is too small or too large.
determinations-fact-out-of-range-remedy = Write a number within { $detail }.
determinations-fact-too-many = { $value } is too many.
determinations-fact-too-many-remedy = Enter at most { $detail }; leave out the oldest.
determinations-fact-too-long = The text is too long.
determinations-fact-too-long-remedy = Shorten it to { $detail } characters or fewer.
determinations-fact-in-future = { $value } is after the date of the question.
determinations-fact-in-future-remedy = Correct one of the two dates; the question is asked as of { $detail }.
determinations-fact-before-the-law = { $value } is before these rules.
determinations-fact-before-the-law-remedy = They begin on { $detail }; earlier questions fall under a different law.
determinations-fact-twice = The name { $value } is used twice.
determinations-fact-twice-remedy = Give each row its own name.
determinations-fact-no-such-row = There is no row called { $value }.
determinations-fact-no-such-row-remedy = Name a row that is in { $detail }.
determinations-fact-no-such-program = There is no program { $value }.
determinations-fact-no-such-program-remedy = Name one of: { $detail }.

## The programs side by side

determinations-matrix-title = Six programs for farmworker families
determinations-matrix-lead = What each Federal program requires, side by side. Each answer links to the rule and the law behind it.
determinations-matrix-on = The law as of
determinations-matrix-compare = Show what was different on (optional)
determinations-matrix-show = Show the law on this date
determinations-matrix-law-of = The law as of { $day }.
determinations-matrix-changes = { $count ->
    [0] Nothing was different on { $day }.
    [one] One answer was different on { $day }; it is marked.
   *[other] { $count } answers were different on { $day }; they are marked.
 }
determinations-matrix-csv = Download as a file (CSV)
determinations-matrix-caption = What each program requires
determinations-matrix-respect = Question
determinations-matrix-version = Rules { $version }, since { $day }.
determinations-matrix-otherwise = At that time:
determinations-matrix-none = There were no rules yet.
determinations-matrix-rules = Rules
determinations-matrix-no-day = { $value } is not a date. Choose a date, or leave the field empty.
determinations-no-advice = This is not legal advice. Each program makes its own decision.
determinations-row-who = Who is it for?
determinations-row-age = Age and school
determinations-row-work = What kind of work?
determinations-row-amount = How much work?
determinations-row-move = Does the family have to move?
determinations-row-income = Income
determinations-row-immigration = Immigration status
determinations-row-family = Family members
determinations-row-lasts = How long does it last?

## The policy behind the answers

determinations-ask = Ask:
determinations-rules-title = Rules
determinations-rules-caption = Each condition, its law, and the number of published cases in which it is met, not met and unknown
determinations-rules-caption-plain = Each condition and its law
determinations-rule = Condition
determinations-law = Law
determinations-numbers-title = Numbers and settings
determinations-numbers-caption = Numbers in the law, and what a State may set
determinations-number = Number or setting
determinations-value = Value
determinations-yes = yes
determinations-no = no
determinations-state-says = set by the State
determinations-doubts-title = What is not certain
determinations-rule-text = The rule as the program reads it
determinations-rule-text-note = This is the text that is evaluated, word for word.
determinations-cases-title = { $count ->
    [0] No published case tests it
    [one] One published case tests it
   *[other] { $count } published cases test it
 }
determinations-source = Source
determinations-truth-met = met
determinations-truth-not-met = not met
determinations-truth-unknown = unknown

## Who can help my family

determinations-screener-title = Who can help my family?
determinations-screener-lead = Answer a few short questions. You will see which programs may help you, why, and what to bring.
determinations-screener-private = We do not ask for your name. We do not keep your answers, and no one else sees them. We do not ask about immigration.
determinations-screener-unsure = I do not know
determinations-screener-next = Continue
determinations-screener-again = Start again
determinations-screener-choose = Choose one answer, or “I do not know”.
determinations-screener-no-day = Enter a date that is not in the future, or choose “I do not know”.
determinations-screener-no-number = Enter a number from 0 to { $max }, or choose “I do not know”.
determinations-help-title = Programs for your family
determinations-help-lead = This is what your answers of { $day } show. Each program will check and make its own decision.
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
determinations-help-nobody = Based on these answers, none of the six programs seems to fit. Call your school or your State’s migrant education office anyway: they know about other help.
determinations-help-not-met = not met: { $rule }
determinations-help-print = You can print this page and take it with you. We do not keep a copy.

## The assessment for staff

determinations-menu-assessments = Assessments
determinations-assess-title = Assess eligibility
determinations-assess-lead = Enter what you know, and see what the law says, step by step. Nothing is saved, and no child’s record is opened. Do not enter names.
determinations-assess-start = Start from a published case
determinations-assess-case = Case (optional)
determinations-assess-begin = Fill in the form
determinations-assess-facts = The facts
determinations-assess-program = Program
determinations-assess-names = Each move has a name, such as m1. Enter that name under “After the move” for each job. An empty field means no one has said.
determinations-assess-row = { $list } { $number }
determinations-assess-add = Add: { $list }
determinations-assess-go = Assess
determinations-assess-json = Facts as JSON, as in the case file
determinations-assess-read = Fill in the form from JSON
determinations-assess-no-json = This is not valid JSON: it cannot be read at line { $line }, column { $column }. Paste the facts in braces, or a whole line of a case file.
determinations-assess-not-said = not stated
determinations-assess-none = None
determinations-assess-no-value = none
determinations-assess-ask = Ask next:
determinations-assess-missing = Still missing, most important first:
determinations-assess-open = Not known yet. It does not change this answer, but it does change what comes with it:
determinations-assess-others = The other programs, with the same facts
determinations-assess-story = Why: every condition that was checked
determinations-assess-about-all = The child and the family
determinations-assess-state = Where the facts below say nothing, the rules of { $state } apply.
determinations-assess-state-rules = See them with their sources
determinations-assess-choose-state = State whose rules apply
determinations-assess-no-state = No State: Federal law only
determinations-assess-own = What the State’s own rules filled in
determinations-assess-own-setting = { $setting }: { $value } ({ $source })
determinations-assess-own-activity = “{ $activity }” is in the State’s own catalog as “{ $entry }” ({ $source })
determinations-verdict-yes = eligible
determinations-verdict-yes-perhaps = may be eligible
determinations-verdict-no = not eligible
determinations-verdict-more = more information is needed
determinations-verdict-more-perhaps = more information is needed
determinations-notice-not-read = No rule uses this fact, so it was set aside: { $fact }.
determinations-notice-not-yet = This is after the date of the question, so it was set aside: { $fact }.
determinations-compare-title = What if? Compare two assessments
determinations-compare-how = Keep these facts, change any of them, and assess again: you will see both answers side by side.
determinations-compare-keep = Keep these facts for comparison
determinations-compare-kept = You have facts kept for comparison. Change the facts above and assess again.
determinations-compare-drop = Stop comparing
determinations-compare-case = A published case to compare with
determinations-compare-with-case = Compare with this case
determinations-compare-with-json = Compare with this JSON
determinations-compare-outcome = Outcome
determinations-compare-facts = Facts that differ
determinations-compare-conditions = Conditions that differ
determinations-compare-same = Nothing differs.
determinations-compare-what = What
determinations-compare-before = Kept for comparison
determinations-compare-now = Now
determinations-compare-verdict = Answer
determinations-compare-not-asked = not checked
determinations-group-child = Child and worker
determinations-group-state-parameters = What the State has set
determinations-group-academic = School
determinations-group-person = For the other programs: person and family
determinations-output-qad = Qualifying arrival date
determinations-output-residency-date = Residency date
determinations-output-eoe = End of eligibility: first day no longer eligible
determinations-output-last-eligible-day = Last eligible day
determinations-output-expired-qad = Expired arrival date
determinations-output-move-type = How the child moved
determinations-output-comments-required = Sections of the certificate that need a comment
determinations-output-comments-recommended = Recommended comments
determinations-output-pfs = Priority for services
determinations-output-counted-for-allocation = Counted for the allocation
determinations-output-continuation-of-services = Continuation of services
determinations-output-basis = basis
determinations-output-may-serve = may be served
determinations-output-service = service
determinations-output-until = until
determinations-output-routes = Ways to qualify
determinations-output-group = Group
determinations-choice-true = yes
determinations-choice-false = no
determinations-choice-foreign = in another country
determinations-choice-self = the young person
determinations-choice-parent = parent
determinations-choice-guardian = guardian
determinations-choice-spouse = spouse
determinations-choice-other = other
determinations-choice-determination-date = date of the question
determinations-choice-child-move = date of the child’s move
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
determinations-choice-year-round = year-round
determinations-choice-none = none of these
determinations-choice-worker-statement = worker’s statement
determinations-choice-employer-statement = employer’s statement
determinations-choice-state-documentation = State documentation
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
determinations-catalog-lead = What counts as agricultural work, what counts as fishing work, and what counts as neither. This is a guide; each certificate is decided on its own facts.
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
determinations-catalog-whose = Also show what a State has added
determinations-catalog-no-state = No State
determinations-catalog-show = Show this catalog
determinations-catalog-of = { $count ->
    [0] { $state } has not added anything to the catalog.
    [one] { $state } has added one activity; it is marked.
   *[other] { $state } has added { $count } activities; they are marked.
 }
determinations-catalog-added = Added by { $state }, { $days }
determinations-catalog-see = See the catalog of qualifying activities

## What a State has settled

determinations-menu-state-rules = State rules
determinations-own-title-all = State rules
determinations-own-choose-state = Choose the State whose rules you want to read.
determinations-own-title = Rules of { $state }
determinations-own-lead = What the State has decided where Federal law leaves it to States. Assessments for this State use it wherever the facts themselves say nothing.
determinations-own-settings = Settings
determinations-own-setting = Setting
determinations-own-since = Since
determinations-own-change = Change
determinations-own-none-saved = not set by the State
determinations-own-law-holds = The value in the law applies.
determinations-own-open = not stated by anyone
determinations-own-as-law = As in the law; the State has not set it
determinations-own-others = Earlier and later entries
determinations-own-other = { $value }, from { $day }.
determinations-own-shipped = published; included with the program
determinations-own-by = { $name }, { $day }
determinations-own-law = Without a setting: { $value }.
determinations-own-activities = The State’s own activities
determinations-own-activities-lead = These are checked before the catalog shared by all States, and are marked in it.
determinations-own-no-activities = The State has not added any.
determinations-own-add = Add an activity
determinations-own-add-lead = This helps only the staff of your State. The catalog identifies the kind of work when it was given only in words; each certificate is still decided on its own facts.
determinations-own-kind = Kind of work
determinations-own-typical = Usually
determinations-own-words-en = Name in English
determinations-own-words-es = Name in Spanish
determinations-own-examples-en = Examples in English
determinations-own-examples-es = Examples in Spanish
determinations-own-phrases = Phrases that identify it
determinations-own-phrases-hint = Separate them with commas, and write them as people do: picking agave, agave harvest.
determinations-own-source = Source
determinations-own-source-hint = The law, letter or decision that says so, so that others can look it up.
determinations-own-value = Value
determinations-own-value-hint = Leave it empty to return to what the law says.
determinations-own-first-day = First day it applies
determinations-own-last-day = Last day it applies (optional)
determinations-own-last-day-of = Last day it applies
determinations-own-days = In effect
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
determinations-own-no-day = Enter a date, such as 2026-05-31.
determinations-own-source-missing = Give the source. A rule without a source cannot be checked.
determinations-own-long = This is too long: use at most { $max } characters.
determinations-own-words-missing = Enter it in both languages; people read the pages in both.
determinations-own-choose = Choose one from the list.
determinations-own-phrases-wrong = Enter 1 to { $count } phrases separated by commas, each of { $min } to { $max } characters. Shorter ones would match other kinds of work.
determinations-own-last-before-first = The last day must be a date no earlier than the first day; or leave it empty.
determinations-own-end-wrong = Enter a date no earlier than { $day }.
determinations-api-no-state = There is no State { $value }.
determinations-api-no-state-remedy = Write the two letters of a State, such as TX, or leave it out.

## Coverage of the rules

determinations-coverage-title = How the rules are tested
determinations-coverage-lead = { $count ->
    [one] One condition, and what makes it met, not met or unknown.
   *[other] { $count } conditions, and what makes each one met, not met or unknown: a published case, or facts made up for a test.
 }
determinations-coverage-see = See how each rule is tested
determinations-coverage-invented = made-up facts
determinations-coverage-never = never: the law settles it
determinations-coverage-earlier = { $count ->
    [one] { $case }, asked one year earlier
   *[other] { $case }, asked { $count } years earlier
 }
