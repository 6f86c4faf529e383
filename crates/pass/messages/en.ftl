pass-menu-enrollments = PASS enrollments
pass-menu-claims = PASS credit
pass-menu-program = PASS in numbers
pass-verify = to be confirmed
pass-yes = yes
pass-no = no
pass-source = Source:
pass-credit = { $amount } { $scale }
pass-days = { $days ->
    [one] 1 day
    *[other] { $days } days
    }
pass-minutes = { $minutes ->
    [one] 1 minute
    *[other] { $minutes } minutes
    }
pass-units = { $count ->
    [one] 1 unit
    *[other] { $count } units
    }
pass-language-en = English
pass-language-es = Spanish
pass-about-link = What PASS is
pass-courses-title = { $count ->
    [one] 1 course of PASS
    *[other] { $count } courses of PASS
    }
pass-courses-lead = Each is a semester in five thin books and five tests. The student takes the books along; the credit follows her.
pass-courses-caption = The catalog, in its printed order
pass-courses-file = The catalog as a file (CSV)
pass-courses-all = All courses
pass-courses-import = Hand in a catalog
pass-courses-import-file = Catalog file (CSV)
pass-courses-import-hint = The columns of the catalog’s own file. Lines that cannot be kept are named; the others are kept.
pass-courses-import-button = Take these courses into the catalog
pass-courses-imported = { $kept } courses are new or changed, { $same } were there already.
pass-courses-bad = Line { $line } was not kept: look at { $column }.
pass-course-title = Course
pass-course-subject = Subject
pass-course-credit = Credit
pass-course-units = Units
pass-course-sced = SCED code
pass-course-lead = { $units } units, { $credit } of a Carnegie unit
pass-course-edition = Edition
pass-course-language = Language
pass-course-lessons = Lessons in a unit
pass-course-standards = Aligned to
pass-course-license = License
pass-course-books = Books needed beside it
pass-course-note = Not certain
pass-course-counts = What it counts for
pass-course-counts-lead = Most States count Carnegie units. Where a State counts otherwise, the course is worth:
pass-course-states = What States say of it
pass-course-states-none = No State has said yet what its code for the course is. Its PASS coordinator can write it here.
pass-course-states-caption = States’ codes, each with who approved it
pass-state = State
pass-state-code = The State’s code
pass-state-name = What the State calls it
pass-state-approved = Approved for credit
pass-state-by = By whom and when
pass-say-title = Say what holds in your State
pass-say-approved = The course may be used for credit in this State
pass-say-button = Keep this word of the State
pass-rules-link = How tests are graded, State by State
pass-rules-title = How PASS is graded, State by State
pass-rules-lead = The rules are data with a day and a source. What was not read in a source is said beside it; a State’s office can correct it.
pass-rules-since = Holds since { $from }.
pass-policy-nation = Where a State has no rule of its own
pass-policy-mark = A unit needs
pass-policy-attempts = Tries for a unit
pass-policy-course = The course needs
pass-policy-course-rule = { $mean } % on average and { $units } units passed
pass-policy-window = An allowed test is begun within
pass-policy-expiry = Time for the course
pass-policy-no-limit = no limit
pass-policy-written = Written part must be graded
pass-enrollments-title = { $count ->
    [one] 1 PASS enrollment
    *[other] { $count } PASS enrollments
    }
pass-enrollments-lead = { $worried ->
    [0] None asks for you now.
    [one] 1 asks for you; it is first.
    *[other] { $worried } ask for you; they are first.
    }
pass-enrollments-tabs = Which enrollments
pass-enrollments-open = Under way
pass-enrollments-all = All, those that ended too
pass-enrollments-caption = Enrollments, those longest without contact first
pass-enrollments-file = The list as a file, without names (CSV)
pass-enrollments-empty = There is no enrollment here
pass-enrollments-empty-next = A school begins one with a referral. It appears here for the student’s mentor, her site, and the PASS offices of her home State and of the State where she is.
pass-enrollments-more = There are more than fit on this page; the file has those that are shown here.
pass-student = Student
pass-course = Course
pass-stage = Stands at
pass-place = Where, and mentor
pass-units-done = Units
pass-look = Look at
pass-units-passed = { $passed } of { $all } passed
pass-unit-number = Unit { $unit }
pass-unit-and-stage = Unit { $unit }: { $stage }
pass-unit-and-step = Unit { $unit }: { $step }
pass-copy-and-step = { $copy }: { $step }
pass-worry-placement = Units 1 to 3 were failed: look at what the student knows before going on
pass-worry-no-contact = { $days ->
    [one] no contact for 1 day
    *[other] no contact for { $days } days
    }
pass-worry-expires-soon = { $days ->
    [one] 1 day left
    *[other] { $days } days left
    }
pass-worry-no-agreement = the home school has not agreed to accept the credit
pass-panel-open = { $count ->
    [one] PASS enrollment under way
    *[other] PASS enrollments under way
    }
pass-panel-worried = { $count ->
    [0] None asks for you.
    [one] 1 asks for you.
    *[other] { $count } ask for you.
    }
pass-panel-link = Go through them
pass-panel-claims = { $count ->
    [one] claim of PASS credit waits
    *[other] claims of PASS credit wait
    }
pass-panel-since = The oldest since { $when }.
pass-panel-claims-link = Decide about credit
pass-notice-referred = A school asks for { $course } for a student ({ $state }).
pass-notice-agreed = The home school agreed to accept the credit of { $course } ({ $state }).
pass-notice-moved = A student moves in the middle of { $course }; her units, tries and notes go along ({ $state }). Find a site and a mentor.
pass-notice-placement = Units 1 to 3 of { $course } were failed: look at the placement ({ $state }).
pass-notice-incident = Something went wrong with paper or a test of { $course } ({ $state }).
pass-notice-claim-sent = A transcript of { $course } waits for your decision ({ $state }).
pass-notice-claim-accepted = The home school accepted credit of { $course } ({ $state }).
pass-notice-claim-refused = The home school refused credit of { $course } ({ $state }).
pass-notice-claim-appealed = A refusal of credit of { $course } is appealed ({ $state }).
pass-back-to-enrollment = Back to the enrollment
pass-back-to-enrollments = Back to the enrollments
pass-back-to-path = Back to the path to graduation
pass-deeds = What you can do
pass-facts = The enrollment
pass-fact-reason = Why
pass-fact-school = Home school
pass-fact-agreement = Will it accept the credit?
pass-fact-state = State that looks after the student
pass-fact-site = Site
pass-fact-mentor = Mentor
pass-fact-format = Format
pass-fact-language = Language of the books
pass-fact-opened = Opened
pass-fact-consent = Guardian agreed
pass-fact-contact = Last contact
pass-fact-expires = Time until
pass-fact-continuation = Ground for continuing
pass-agreement-none = Not asked yet. That is a risk: the credit may be refused at the end.
pass-agreement-absent = It gave no agreement ({ $by }, { $on }). That is a risk: the credit may be refused at the end.
pass-agreement-given = Yes: { $credit }, course code { $code } ({ $by }, { $on })
pass-agreed-yes = It agrees to accept the credit
pass-agreed-no = It gives no agreement
pass-standing = { $passed } of { $all } units passed: { $credit } to date, by the rule { $policy }.
pass-units-title = Units and tests
pass-units-caption = Each unit with its tries
pass-unit = Unit
pass-score = Counts
pass-tries = Tries
pass-try = Try { $number }, form { $form }: { $score }, { $on }, { $state }, supervised by { $supervisor }
pass-try-no-score = no score yet
pass-try-void = void
pass-try-reported = reported, not yet confirmed by the answer sheet or a second person
pass-paper-title = Paper
pass-paper-caption = Copies under their numbers
pass-copy = Copy
pass-contents = Contents
pass-print = Print
pass-copy-packet = Books of units { $units }
pass-copy-test = Test of unit { $units }, form { $form }
pass-paper-packet = Packet
pass-paper-label = Shipping label
pass-paper-answer-sheet = Answer sheet
pass-paper-grade-report = Grade report
pass-paper-transcript = Transcript
pass-paper-passport = Credit passport to carry along
pass-credit-title = Credit
pass-transcript-line = Transcript { $number }, { $on }: { $credit }.
pass-incidents-title = Incidents
pass-notes-title = Notes
pass-was-contact = In touch with the student
pass-history-title = What happened, newest first
pass-about-enrollment = Enrollment
pass-about-claim = Credit
pass-path-link = On track to graduate?
pass-answer-wrong = { $question }: this answer is missing or cannot be read. Please look at it again.
pass-refused = This step is not possible where the enrollment, unit or copy stands now. Somebody may have gone on with it in between: look at the enrollment again.
pass-copy-hint = Ten letters and digits, as printed; hyphens do not matter.
pass-supervisor-hint = Not the student’s mentor: a tutor does not supervise alone.
pass-form-hint = A form that the student has not had.
pass-said-by-hint = Name and role of the person at the school.
pass-amount-hint = In the credits of the home State.
pass-student-hint = The exchange number of twelve digits, from the child’s record.
pass-district-hint = NCES id of the district, so that its staff see the enrollment.
pass-continuation-hint = Only if eligibility has ended: secondary students may go on until graduation.
pass-nobody = nobody yet
pass-note-contact = I was in touch with the student
pass-score-whole = The written part is graded too
pass-all-units = All units
pass-no-refusal = not refused
pass-accepted-hint = Only for part of the credit, in { $scale }.
pass-credits-hint = In the credits of the State where it was taken.
pass-days-hint = For part of a term: days in class of the days in the term.
pass-claims-title = { $count ->
    [0] No claim of credit waits
    [one] 1 claim of credit waits
    *[other] { $count } claims of credit wait
    }
pass-claims-lead = The home school decides. A refusal needs a reason, and can be appealed.
pass-claims-law = Where this was read
pass-claims-empty = Nothing waits here
pass-claims-empty-next = A claim appears when the PASS office has made a transcript.
pass-takes-pool = { $subjects } together
pass-takes-electives = Electives
pass-takes-remainder = Any further course
pass-source-accepted = PASS, accepted by the school
pass-path-headline = { $earned } of { $total } earned
pass-path-local = credits are set by the district
pass-path-expected = At an even pace it would be { $amount } by now, with graduation on { $on }.
pass-path-caption = What a diploma needs, and how far it is met
pass-requirement = Requirement
pass-needed = Needed
pass-earned = Earned
pass-in-progress = In progress
pass-planned = Planned
pass-missing = Missing
pass-what-counts = What counts for it
pass-path-course = { $title } ({ $amount }, { $source })
pass-path-or = or for: { $others }
pass-path-unused = Counts for nothing here:
pass-path-past = { $title }, { $amount } Carnegie units, { $subject }, { $school }, { $state }
pass-conditions = Exams and other conditions
pass-path-caution-title = Be careful:
pass-path-caution = these requirements are a starting point read from public tables, not law. The school decides. They hold for:
pass-way-title = The shortest way back by PASS
pass-way-none = Nothing is missing.
pass-way-possible = { $units ->
    [one] 1 unit of PASS brings what is missing; { $possible } fit until { $on }.
    *[other] { $units } units of PASS bring what is missing; { $possible } fit until { $on }.
    }
pass-way-in-part = { $units ->
    [0] PASS has no course for what is missing.
    [one] 1 unit of PASS brings a part of what is missing; { $possible } fit until { $on }.
    *[other] { $units } units of PASS bring a part of what is missing; { $possible } fit until { $on }.
    }
pass-way-too-much = PASS alone does not bring it in time: { $units } units would help, { $possible } fit until { $on }. Add classes, a summer site or credit by exam.
pass-way-not-by-pass = PASS has no course left for { $requirement }: { $amount } must come from elsewhere.
pass-what-if-title = What if the next State is …
pass-what-if-label = State and plan
pass-what-if-button = Hold the same courses against it
pass-what-if-missing = Missing there: { $missing }; here: { $here } Carnegie units.
pass-what-if-moved = { $title }: here { $here }, there { $there }
pass-what-if-same = Every course counts for the same thing.
pass-counts-nothing = nothing
pass-past-title = Courses that counselors entered
pass-past-end = Take back: { $title }
pass-standing-earned = earned, on a transcript
pass-standing-in-progress = in progress
pass-standing-planned = planned
pass-plan-standard = standard diploma
pass-plan-foundation = Foundation plan without endorsement
pass-plan-foundation-endorsement = Foundation plan with one endorsement
pass-program-headline = { $enrollments ->
    [one] 1 enrollment
    *[other] { $enrollments } enrollments
    } in { $states ->
    [one] 1 State
    *[other] { $states } States
    }
pass-program-lead = Counts only; no student is named here. Paper, sites and stock are those of your State.
pass-program-empty = No State has an enrollment yet
pass-program-caption = Enrollments by the State that looks after the student
pass-count-open = Under way
pass-count-completed = Completed
pass-count-partial = Part of the credit
pass-count-ended = Ended without
pass-program-accepted = Credit that home schools accepted
pass-program-accepted-none = None yet.
pass-program-paper = Paper on its way
pass-program-ready = { $count ->
    [0] No unit waits for its test.
    [one] 1 unit waits for its test.
    *[other] { $count } units wait for their tests.
    }
pass-program-paper-none = No packet is on its way, and no test lies with a custodian.
pass-program-stock = Books in stock
pass-program-stock-none = Your State keeps no stock here; packets go out without being counted.
pass-program-low = almost used up
pass-program-sites = Sites and programs
pass-program-sites-none = No site of PASS is in the organization tree of your State yet.
pass-looked-after = Who looked after the student
pass-from-to = { $from } to { $to }
pass-from-on = since { $from }
pass-source-reported = reported by { $state } { $school }
pass-coordinator = PASS coordinator
pass-do-refer-title = Refer a student
pass-do-refer-lead = The school asks for a course. The PASS office of your State is told; nothing is shipped before the guardian agrees and the school has said whether it will accept the credit.
pass-do-refer-button = Send the referral
pass-do-agree-title = Say whether the school accepts the credit
pass-do-agree-lead = Best before the first unit. That there is no agreement is recorded too: it is a risk, not a block.
pass-do-agree-button = Keep the school’s word
pass-do-consent-title = Note the guardian’s consent
pass-do-consent-lead = The day on which the parent or guardian signed.
pass-do-consent-button = Note the consent
pass-do-assign-title = Set site and mentor
pass-do-assign-lead = Both hold from today on; who looked after the student before stays in the history.
pass-do-assign-button = Set them
pass-do-step-title = Move the enrollment on
pass-do-step-lead = Only the steps that are possible now are offered.
pass-do-step-button = Do this step
pass-do-move-title = Hand over to another State
pass-do-move-lead = Units done, tries used and notes go along. The student’s record opens to that State, and both PASS offices are told.
pass-do-move-button = Hand the enrollment over
pass-do-transcript-title = Make a transcript
pass-do-transcript-lead = The scores are frozen as they are now. It is the total to date and takes the place of the one before it.
pass-do-transcript-button = Freeze the scores and make the transcript
pass-do-note-title = Write a note
pass-do-note-lead = It stays with the enrollment, also after a move.
pass-do-note-button = Keep the note
pass-do-unit-title = Move a unit on
pass-do-unit-lead = Work begins, was seen, the test is begun or handed in.
pass-do-unit-button = Do this step
pass-do-authorize-title = Allow a test
pass-do-authorize-lead = The test may be begun within the minutes that the State’s rule gives. Not beginning counts for nothing.
pass-do-authorize-button = Allow the test
pass-do-incident-title = Report an incident
pass-do-incident-lead = The PASS office is told. The student is not penalized without a finding.
pass-do-incident-button = Report it
pass-do-pack-title = Ask for a packet
pass-do-pack-lead = Only the units that are needed. Keys never travel with books.
pass-do-pack-button = Ask for the packet
pass-do-custody-title = Follow a copy
pass-do-custody-lead = From hand to hand, so that no test is ever without a custodian.
pass-do-custody-button = Note it
pass-do-test-title = Print a test
pass-do-test-lead = A copy with a number of its own. The number says nothing about the student.
pass-do-test-button = Give out a number for this test
pass-do-score-title = Enter a score
pass-do-score-lead = The same score twice changes nothing. Whoever tutors the student does not score.
pass-do-score-button = Keep the score
pass-do-void-title = Declare a test void
pass-do-void-lead = The try does not count, and is the student’s again. An incident is opened.
pass-do-void-button = Declare it void
pass-do-claim-send-title = Go on with the claim
pass-do-claim-send-lead = The transcript goes to the registrar of the home school; a refusal can be appealed.
pass-do-claim-send-button = Do this step
pass-do-claim-decide-title = Decide about the credit
pass-do-claim-decide-lead = Accept it, accept part of it, take it as an elective, or refuse it with a reason.
pass-do-claim-decide-button = Keep this decision
pass-do-path-plan-title = Choose plan and graduation day
pass-do-path-plan-lead = Requirements differ by State and by year of entry.
pass-do-path-plan-button = Hold the student’s courses against it
pass-do-path-course-title = Add a course from elsewhere
pass-do-path-course-lead = From a transcript, a withdrawal report, or a plan. Enter halves of a year one by one.
pass-do-path-course-button = Add this course
pass-do-stock-title = Take books into stock
pass-do-stock-lead = Once a State counts its books, no packet goes out without them.
pass-do-stock-button = Take them in
pass-ask-student = Student
pass-ask-course = Course
pass-ask-units = Units that are needed
pass-ask-why = Why
pass-ask-home-state = State
pass-ask-school = School
pass-ask-district = District
pass-ask-format = Format
pass-ask-language = Language of the books
pass-ask-continuation = Ground for continuing
pass-ask-agreed = What does the school say?
pass-ask-said-by = Who says so
pass-ask-on = Day
pass-ask-course-code = The school’s code for the course
pass-ask-subject = Subject
pass-ask-amount = How much
pass-ask-site = Site
pass-ask-mentor = Mentor
pass-ask-step = Step
pass-ask-reason = Reason
pass-ask-to-state = To which State
pass-ask-note = Note
pass-ask-contact = Contact
pass-ask-unit-step = Unit and step
pass-ask-unit = Unit
pass-ask-copy = Number of the copy
pass-ask-supervisor = Who supervises
pass-ask-incident = What happened
pass-ask-copy-step = Copy and step
pass-ask-form = Form
pass-ask-right = Points reached
pass-ask-out-of = Points possible
pass-ask-whole = Written part
pass-ask-claim-step = Decision
pass-ask-accepted = How much is accepted
pass-ask-refusal = Reason of a refusal
pass-ask-plan = Plan
pass-ask-graduates-on = Graduation
pass-ask-title = Title
pass-ask-credits = Credit
pass-ask-from-state = State
pass-ask-standing = How sure it is
pass-ask-days = Days in class
pass-ask-days-of = Days in the term
pass-ask-count = Books of each unit
pass-rule-no-consent = The guardian has not agreed yet: note the consent first.
pass-rule-no-word-on-credit = The home school has not said whether it accepts the credit. Record its word, be it that it gives none.
pass-rule-no-site = No site is set.
pass-rule-no-mentor = No mentor is set.
pass-rule-no-try-left = All tries of this unit are used. One more needs a named exception with a reason.
pass-rule-no-supervisor = Say who supervises the test.
pass-rule-supervisor-is-mentor = The mentor does not supervise the test alone. Name somebody else.
pass-rule-copy-of-other-unit = This copy is not a test of this unit.
pass-rule-copy-not-in-custody = This copy is not with its custodian. Follow the copy first.
pass-rule-copy-unknown = No copy with this number was made for this enrollment. Look at the number again.
pass-rule-form-used = The student has had this form. Take another one.
pass-rule-form = A form is named by up to eight letters and digits.
pass-rule-window-closed = The time to begin the test is over. Let it lapse and allow it again; no try is lost.
pass-rule-scorer-is-mentor = Whoever tutors the student does not score her test.
pass-rule-points = The points do not fit: at most 1,000, and not more reached than possible.
pass-rule-too-many-units = The student works on as many units as are advised at once. Finish one first.
pass-rule-not-enrolled = Paper goes out once the student is enrolled.
pass-rule-no-stock = Your State has no book left of one of these units. Take books into stock, or leave the unit out.
pass-rule-no-student = No student with this number whom you may see. Find her record first.
pass-rule-home-state = You can do this for your own State only.
pass-rule-future-day = The day lies in the future.
pass-rule-site-elsewhere = This site lies in another State.
pass-rule-mentor-elsewhere = This person is no mentor in the State.
pass-rule-not-complete = The course rule is not met yet. End it with part of the credit instead.
pass-rule-no-unit-passed = No unit is passed yet, so there is no credit to show.
pass-rule-no-reason = Give a reason.
pass-rule-no-extension-left = The State’s rule gives no more time.
pass-rule-no-text = Write something.
pass-rule-same-state = The student is in this State already.
pass-rule-not-under-way = This enrollment is not under way.
pass-rule-own-act = This is done with a form of its own.
pass-rule-not-active = The student does not work on the course now. Move the enrollment on first.
pass-rule-no-try = No test was allowed for this unit.
pass-rule-no-number = No new number could be drawn. Try again.
pass-rule-no-units = Choose units of this enrollment.
pass-rule-nothing-to-replace = All units of this packet are done.
pass-rule-nothing-new = Nothing changed since the last transcript.
pass-rule-amount = Say how much of the credit is accepted: more than nothing, and not more than was earned.
pass-rule-not-home = Only the student’s home State decides about the credit.
pass-rule-too-many-courses = The file has more courses than a catalog may have.
pass-rule-count = A number from 1 to 100,000.
pass-enrollment-stage-draft = draft
pass-enrollment-stage-referred = referred
pass-enrollment-stage-approved = approved
pass-enrollment-stage-enrolled = enrolled
pass-enrollment-stage-active = at work
pass-enrollment-stage-suspended = resting
pass-enrollment-stage-completed = completed
pass-enrollment-stage-completed-partial = ended with part of the credit
pass-enrollment-stage-expired = time is over
pass-enrollment-stage-withdrawn = stopped
pass-enrollment-stage-canceled = called off
pass-enrollment-step-approve = approve it
pass-enrollment-step-enroll = enroll the student
pass-enrollment-step-suspend = let it rest (reason)
pass-enrollment-step-resume = go on
pass-enrollment-step-complete = the course is complete
pass-enrollment-step-complete-partly = end it with part of the credit
pass-enrollment-step-extend = give more time (reason)
pass-enrollment-step-withdraw = the student stops (reason)
pass-enrollment-step-cancel = call it off (reason)
pass-unit-stage-not-started = not begun
pass-unit-stage-in-progress = at work
pass-unit-stage-ready = ready for its test
pass-unit-stage-authorized = test allowed
pass-unit-stage-testing = test is being written
pass-unit-stage-submitted = test handed in
pass-unit-stage-grading = being scored
pass-unit-stage-passed = passed
pass-unit-stage-failed-open = failed, one more try
pass-unit-stage-failed-final = failed, no try left
pass-unit-stage-void = void
pass-unit-stage-satisfied-elsewhere = known from elsewhere
pass-unit-step-start = work begins
pass-unit-step-finish = the work was seen; ready for the test
pass-unit-step-lapse = nobody began the test in time
pass-unit-step-open = the test begins
pass-unit-step-reconnect = the connection is back
pass-unit-step-submit = the test is handed in
pass-unit-step-override = one more try (reason)
pass-unit-step-reissue = another form instead
pass-unit-step-satisfy = known from elsewhere (reason)
pass-packet-stage-requested = asked for
pass-packet-stage-packed = packed
pass-packet-stage-shipped = on its way
pass-packet-stage-delivered = arrived
pass-packet-stage-in-use = worked in
pass-packet-stage-returned = back
pass-packet-stage-consumed = used up
pass-packet-stage-lost = lost
pass-packet-stage-replaced = replaced
pass-packet-step-pack = packed
pass-packet-step-ship = sent
pass-packet-step-deliver = arrived
pass-packet-step-use = work begins
pass-packet-step-return = came back
pass-packet-step-consume = used up
pass-packet-step-lose = lost
pass-packet-step-find = found again
pass-packet-step-replace = send another one
pass-test-stage-issued = printed
pass-test-stage-in-custody = with the custodian
pass-test-stage-opened = opened
pass-test-stage-administered = written
pass-test-stage-sealed = sealed
pass-test-stage-received = with the scorer
pass-test-stage-scored = scored
pass-test-stage-archived = put away
pass-test-stage-destroyed = destroyed
pass-test-stage-lost = lost
pass-test-step-take = the custodian has it
pass-test-step-open = opened before the student
pass-test-step-administer = written
pass-test-step-seal = sealed
pass-test-step-receive = the scorer has it
pass-test-step-score = scored
pass-test-step-archive = put away
pass-test-step-destroy = destroyed
pass-test-step-lose = lost
pass-claim-stage-prepared = prepared
pass-claim-stage-sent = with the school
pass-claim-stage-acknowledged = seen by the school
pass-claim-stage-accepted-full = accepted
pass-claim-stage-accepted-partial = accepted in part
pass-claim-stage-accepted-as-elective = accepted as an elective
pass-claim-stage-refused = refused
pass-claim-stage-appealed = appealed
pass-claim-stage-final = closed
pass-claim-stage-superseded = a later transcript took its place
pass-claim-step-send = send it to the school
pass-claim-step-acknowledge = we have it
pass-claim-step-accept-full = accept all of it
pass-claim-step-accept-partial = accept part of it
pass-claim-step-accept-as-elective = accept it as an elective
pass-claim-step-refuse = refuse it (reason)
pass-claim-step-appeal = appeal the refusal (reason)
pass-claim-step-settle = close it
pass-history-refer = the school asked for the course
pass-history-approve = approved
pass-history-enroll = enrolled
pass-history-begin = work began
pass-history-suspend = rests
pass-history-resume = goes on
pass-history-complete = complete
pass-history-complete-partly = ended with part of the credit
pass-history-expire = the time is over
pass-history-extend = more time given
pass-history-withdraw = the student stopped
pass-history-cancel = called off
pass-history-agree = the school agreed to accept the credit
pass-history-agree-absent = the school gave no agreement
pass-history-consent = the guardian agreed
pass-history-assign = site and mentor set
pass-history-note = note written
pass-history-contact = in touch with the student
pass-history-leave = left the State
pass-history-arrive = arrived in the State
pass-history-transcript = transcript made
pass-history-incident = incident reported
pass-history-request = packet asked for
pass-history-issue = test printed
pass-history-confirm = score confirmed by a second person
pass-history-start = work began
pass-history-finish = work seen, ready for the test
pass-history-authorize = test allowed
pass-history-lapse = nobody began the test in time
pass-history-open = test begun
pass-history-reconnect = connection back
pass-history-submit = test handed in
pass-history-receive = with the scorer
pass-history-pass = passed
pass-history-fail = failed, one more try
pass-history-fail-finally = failed, no try left
pass-history-override = one more try granted
pass-history-void = declared void
pass-history-reissue = another form given out
pass-history-satisfy = known from elsewhere
pass-history-pack = packed
pass-history-ship = sent
pass-history-deliver = arrived
pass-history-use = worked in
pass-history-return = came back
pass-history-consume = used up
pass-history-lose = lost
pass-history-find = found again
pass-history-replace = replaced by another one
pass-history-take = with the custodian
pass-history-administer = written
pass-history-seal = sealed
pass-history-score = scored
pass-history-archive = put away
pass-history-destroy = destroyed
pass-history-send = sent to the school
pass-history-acknowledge = seen by the school
pass-history-accept-full = accepted
pass-history-accept-partial = accepted in part
pass-history-accept-as-elective = accepted as an elective
pass-history-refuse = refused
pass-history-appeal = appealed
pass-history-settle = closed
pass-print-code = Code: { $text }
pass-print-lessons = { $count ->
    [one] 1 lesson
    *[other] { $count } lessons
    }
pass-print-packet-about = A PASS course to take along. Work at your own pace; your mentor helps you.
pass-print-edition = Edition
pass-print-units = Units
pass-print-credit = Credit of the whole course
pass-print-copy = Copy number
pass-print-copy-hint = Say this number when you call. It does not say who you are.
pass-print-order = In this packet
pass-print-unit = Unit
pass-print-book = Book
pass-print-back = Came back on
pass-print-help = If you are stuck
pass-print-help-text = Write your question in the box of the unit, and ask your mentor. If you move, take the books along and tell your mentor: the course goes on where you left it.
pass-print-progress = Record of progress
pass-print-progress-hint = Tick each lesson when it is done. Your mentor writes the day and initials.
pass-print-lesson = Lesson
pass-print-done = Done
pass-print-date = Date
pass-print-mentor = Mentor
pass-print-questions = Questions for my mentor
pass-print-lesson-number = Lesson { $number }
pass-print-unit-title = { $course }, unit { $unit }
pass-print-unit-goal = When all lessons are done, ask your mentor for the test of this unit.
pass-print-label = Shipping label
pass-print-office = PASS office
pass-print-attention = To the contact person for PASS
pass-print-contents = Books of units { $units }
pass-print-sheet = Answer sheet
pass-print-sheet-about = { $course }, unit { $units }, form { $form }
pass-print-sheet-how = Fill one circle for each question with a dark pencil. Erase cleanly. Do not write your name on this sheet.
pass-print-initials = Your initials
pass-print-check = Last four characters of the copy number
pass-print-time = Time
pass-print-item = No.
pass-print-written = Written part
pass-print-supervisor = Supervisor’s signature
pass-print-place = Place
pass-print-start = Begun at
pass-print-end = Ended at
pass-print-declaration = I watched this test from beginning to end. I am not the only person who taught this student.
pass-print-report = Grade report
pass-print-report-about = For the contact person at the school. It is not a transcript; a registrar posts the transcript only.
pass-print-percent = Percent
pass-print-passed = Passed
pass-print-state = State
pass-print-student = Student
pass-print-number = Exchange number
pass-print-course = Course
pass-print-sced = SCED code
pass-print-school = Home school
pass-print-as-of = As of
pass-print-to-date = { $passed } of { $all } units passed to date.
pass-print-policy = Rule { $code }: a unit needs { $mark } %; the course needs { $mean } % on average and { $units } units passed.
pass-print-total = Transcript no. { $number }, total to date.
pass-print-supersedes = It takes the place of no. { $number }.
pass-print-superseded = A later transcript has taken its place.
pass-print-rule = Converted at { $factor } { $scale } for a Carnegie unit; nothing is rounded.
pass-print-scale-doubtful = How the home State counts credit is still to be confirmed.
pass-print-transcript-partial = PASS transcript: part of a course
pass-print-transcript-full = PASS transcript
pass-print-issuer = Issued by the PASS office, { $state }
pass-print-credit-earned = Credit earned
pass-print-carnegie = Carnegie units
pass-print-mean = Mean of the units
pass-print-rules = How it follows
pass-print-signature = Signature
pass-print-passport = Credit passport
pass-print-passport-about = What you have earned by PASS. Show it to your next school.
pass-print-passport-part = { $credit } to date. { $reason }. Stands at: { $stage }.
pass-print-next = When you arrive at a new school
pass-print-next-school = Give this page to the counselor, and ask who your contact person for PASS is.
pass-print-next-hotline = Take your books along. Units you have passed stay passed.
pass-paper-credential = Signed credential (Open Badges 3.0)
pass-paper-token = The same as a token (JWT)
pass-paper-passport-signed = The same, signed, as a file (CLR 2.0)
pass-do-sign-title = Sign the last transcript
pass-do-sign-lead = The last transcript becomes a credential that anybody can check, signed by the PASS office of the State that issued it. The student’s passport is signed anew with it.
pass-do-sign-button = Sign the credential
pass-do-withdraw-title = Withdraw the credential
pass-do-withdraw-lead = From now on, whoever checks the credential of this course reads that the office took it back. The passport is signed anew without it. The transcript stays in the history.
pass-do-withdraw-button = Withdraw the credential
pass-rule-no-transcript = There is no transcript yet. Make one first.
pass-rule-no-credential = There is no credential that still counts.
pass-history-sign = credential signed
pass-history-withdraw-credential = credential withdrawn
pass-print-passport-number = Passport number
pass-print-passport-signed = Signed, and counts
pass-print-passport-check = The code leads to the page where a school checks this passport: it says which courses were signed, and compares the name. The number says nothing about the student.
pass-print-passport-unsigned = Nothing is signed yet: this passport shows how the work stands, and a school asks the PASS office. A signature comes with the first transcript.
pass-check-title = Check a credential of PASS
pass-check-lead = A student brings a credit passport or a file. Here you see who signed it, what it says, and whether it still counts.
pass-check-forgotten = What you bring is looked at and forgotten: nothing of it is stored, and nothing is logged.
pass-check-number = The number on the passport
pass-check-number-hint = Eighteen letters and digits, printed below the code. Hyphens and capital letters do not matter.
pass-check-text = The credential as text
pass-check-text-hint = Paste the whole file: it begins with a brace, or is one long line of letters with two points.
pass-check-file = The credential as a file (.json or .jwt)
pass-check-button = Check it
pass-check-another = Check another one
pass-check-nothing = Type a number, paste the text of a credential, or choose a file.
pass-check-slip = This is not the number of a passport: compare each of the eighteen letters and digits. One of them is wrong, missing or too many.
pass-check-looked-at = What was looked at
pass-check-issuer = Who signed it
pass-check-signature = Signature
pass-check-signature-holds = holds: no letter was changed since
pass-check-days = Days
pass-check-status = Revoked?
pass-check-from = counts from { $from } on
pass-check-from-to = from { $from } to { $to }
pass-check-no-days = names no days
pass-check-not-revoked = no
pass-check-ended = yes, since { $on }
pass-check-unlisted = not known here
pass-check-says = What it says
pass-check-student = Student: { $name }
pass-check-earned = { $amount } Carnegie units earned
pass-check-available = Carnegie units of the whole course
pass-check-rules = Rules
pass-check-whose = Is it the student before you?
pass-check-whose-lead = This page does not tell names. Type the name as it stands on the paper in your hand, and it says whether the credential was signed for that name.
pass-check-name = Name on the paper
pass-check-name-hint = First and last names, as printed.
pass-check-name-button = Compare the name
pass-check-name-same = Yes: it was signed for this name.
pass-check-name-other = No: it was signed for another name. Compare what is printed; if it is the same, the paper may belong to somebody else. Ask the PASS office before you enter credit.
pass-verdict-good = This credential holds
pass-verdict-good-means = It was signed by the office named below, no letter was changed, and it was not revoked. You can treat it as the transcript itself. Whether your school accepts the credit is your school’s decision.
pass-verdict-unreadable = This is no credential that can be read
pass-verdict-unreadable-means = What was brought is not a whole credential file. Ask for the file itself, not a picture or a part of it, or type the number of the printed passport.
pass-verdict-foreign = Somebody else issued this credential
pass-verdict-foreign-means = By its own words it comes from { $issuer }. No office of this platform signed it, so it cannot be checked here. Ask its issuer.
pass-verdict-forged = No office here signed this credential
pass-verdict-forged-means = It names a PASS office of this platform and is not signed with any of its keys. Do not enter credit on it. Ask the student for the number of the passport, or the PASS office for a transcript.
pass-verdict-altered = This credential was changed after it was signed
pass-verdict-altered-means = The signature does not fit what it says now, so nothing in it can be relied on. Ask the student for the number of the passport, or the PASS office for a transcript.
pass-verdict-expired = This credential is out of date
pass-verdict-expired-means = It was signed and not changed, and its days are over. What was earned is not lost: the PASS office signs a new one.
pass-verdict-not-yet = This credential does not count yet
pass-verdict-not-yet-means = It was signed and not changed, and its first day has not come. Look again on that day.
pass-verdict-superseded = A later credential took the place of this one
pass-verdict-superseded-means = It was signed and not changed, and more was earned or corrected since. Ask the student for the newer one, or the PASS office for the newest transcript.
pass-verdict-withdrawn = The office took this credential back
pass-verdict-withdrawn-means = It was signed and not changed, and the PASS office withdrew it afterwards. Do not enter credit on it; the office tells you why.
pass-verdict-unknown = The signature holds, and this credential is in no list here
pass-verdict-unknown-means = It is signed with a key of this platform, but it is not among the credentials that are kept here, so nobody can say whether it was revoked. Ask the PASS office.
pass-paper-pesc = PESC transcript (XML, not validated against the schema)
pass-rules-since-unknown = From when it holds is not known.
pass-print-no-conversion = The home State counts Carnegie units too: nothing was converted.
pass-notice-expires = The time for { $course } is over in a month or less ({ $state }). Give more time, or make a transcript of what is passed.
pass-notice-expired = The time for { $course } is over ({ $state }). What is passed stays; the office may give more time, or credit for the units that are passed.
pass-history-expiry-notice = the end was announced
pass-ask-opens = Opens on
pass-ask-closes = Closes on
pass-do-season-title = Say when a site is open
pass-do-season-lead = The newest word on a site and year counts; earlier ones stay in the history.
pass-do-season-button = Keep this season
pass-site-open = open from { $from } to { $to }
pass-home-link = Who comes home after summer
pass-home-title = { $count ->
    [one] 1 course comes home after summer
    *[other] { $count } courses come home after summer
    }
pass-home-lead = Courses of your State’s students that another State looked after between { $from } and { $to }, by home school.
pass-home-file = The list as a file (CSV)
pass-home-history = The same credits as course history (State package, CSV)
pass-home-empty = Nobody was away with PASS this summer
pass-home-empty-next = A course is here when a PASS office moved it to another State.
pass-home-caption = By home school
pass-home-passed = Units passed
pass-home-under-way = Units under way
pass-home-credit = Credit on the last transcript
pass-home-away = Where it stands now

pass-book-unit = Unit { $unit }: { $title }
pass-book-lesson = Lesson { $number }. { $title }
pass-book-outcomes = After this unit you can
pass-book-license = Edition { $edition }, by { $authors }. License: { $license }. You may copy, share and change it if you say where it comes from.
pass-book-contents = Your lessons
pass-book-contents-hint = Tick each lesson when it is done. The page numbers are the same in English and in Spanish, so that you and your mentor can follow together.
pass-book-page = Page
pass-book-objective = You will learn:
pass-book-minutes = { $minutes ->
    [one] About 1 minute
    *[other] About { $minutes } minutes
    }
pass-book-answer = Answer:
pass-book-answers = Answers explained
pass-book-answers-hint = Try each item yourself first. Then compare, and read why.
pass-book-notes = Notes
pass-book-form = Form { $form }
pass-book-test-minutes = { $minutes ->
    [one] You have 1 minute.
    *[other] You have { $minutes } minutes.
    }
pass-book-directions = Directions.
pass-book-test-end = This is the end of the test. Look at your answers once more.
pass-book-key-title = Key of form { $form }: { $course }, unit { $unit }
pass-book-key-about = Edition { $edition }. For those who score. It was opened on { $on }, and the audit log says by whom.
pass-book-key-warning = Never put this page into a packet, and never leave it where a student or a tutor works.
pass-book-key-item = No.
pass-book-key-answer = Key
pass-book-key-lesson = Lesson
pass-book-key-why = How it follows
pass-book-key-written = Written item { $item }

pass-paper-test = Test booklet

pass-study-units = Read and work through it here
pass-study-lessons = { $count ->
    [one] One lesson
    *[other] { $count } lessons
    }
pass-study-in-english = in English
pass-study-english-only = This lesson is not written in Spanish yet. You see it in English.
pass-study-paper = On paper
pass-study-paper-lead = The book has the same lessons with room to write, and the answers explained at the back. Pages have the same numbers in English and in Spanish.
pass-study-book = The book of this unit (PDF)
pass-study-large = The same in large print (PDF)
pass-study-cartridge = The lessons for a learning platform (Common Cartridge 1.3)
pass-study-course = About this course
pass-study-where = Where you are
pass-study-answer = Your answer
pass-study-check = Check my answers
pass-study-right = Right
pass-study-wrong = Not yet
pass-study-no-number = This is not a number. Write digits, such as 12.50
pass-study-open = Compare for yourself
pass-study-rubric = This is how written work is judged:
pass-study-summary = You answered { $answered } of { $all }. { $right ->
    [one] 1 is right.
    *[other] { $right } are right.
    } Why is written under each answer.
pass-study-summary-open = What you wrote in words is for you and your mentor to judge.
pass-study-read = Read aloud
pass-study-stop = Stop reading
pass-study-larger = Larger letters
pass-study-usual = Usual letters
pass-study-kept = Your answers are kept on this device only.
pass-study-offline = You have no connection. Your answers are kept on this device; check them when you are online again.
pass-study-ways = Other lessons
pass-study-before = Before
pass-study-after = Next
pass-study-all = All lessons of this unit

pass-forms-title = Test of the unit “{ $unit }”
pass-forms-lead = Booklets are printed from an enrollment, each under its own copy number. Opening a key, or the package that holds it, is written into the audit log with your name.
pass-forms-none = This unit has no test yet.
pass-forms-caption = Forms of the test
pass-forms-form = Form
pass-forms-choices = Choices
pass-forms-written = Written
pass-forms-minutes = Time
pass-forms-languages = Languages
pass-forms-open = Open
pass-forms-key = Key of form { $form }
pass-forms-qti = QTI 3.0 package of form { $form }
pass-forms-unit = The lessons of this unit
pass-forms-link = The unit’s test and its keys
# Answer sheets and keys
pass-menu-sheets = Answer sheets
pass-panel-sheets = { $count ->
    [one] answer sheet waits for you
   *[other] answer sheets wait for you
}
pass-panel-sheets-doubt = { $count ->
    [0] None of them has marks in doubt
    [one] 1 of them has marks in doubt
   *[other] { $count } of them have marks in doubt
}
pass-panel-sheets-link = Look at the sheets
pass-sheets-title = { $count ->
    [0] No answer sheet waits
    [one] 1 answer sheet waits
   *[other] { $count } answer sheets wait
}
pass-sheets-lead = Scan or photograph answer sheets and hand them in. What is clear is scored at once; what is not is shown to you.
pass-sheets-outcomes = What came of the files
pass-sheets-good = Done
pass-sheets-not-good = Look here
pass-sheets-open = Open
pass-sheets-hand-in = Hand in sheets
pass-sheets-files = Scans or photographs
pass-sheets-files-hint = JPEG, PNG, TIFF or PDF, one sheet to a page, up to 40 MB a file and 160 MB at once. Keep all four corner marks in the picture.
pass-sheets-button = Read these sheets
pass-sheets-no-file = No file was chosen. Choose at least one.
pass-sheets-place = File { $file }, page { $page }:
pass-sheets-refused = File { $file }: { $why } Nothing of this file was kept.
pass-sheets-known = This page had come before; nothing changed.
pass-sheets-more = Only the newest are shown. Finish some to see the others.
pass-sheets-back = All answer sheets
pass-sheets-group-look = { $count ->
    [one] 1 sheet has marks that you should look at
   *[other] { $count } sheets have marks that you should look at
}
pass-sheets-group-match = { $count ->
    [one] 1 sheet belongs to no test yet
   *[other] { $count } sheets belong to no test yet
}
pass-sheets-group-key = { $count ->
    [one] 1 sheet waits for a key
   *[other] { $count } sheets wait for a key
}
pass-sheets-group-scored = { $count ->
    [one] Scored lately: 1 sheet
   *[other] Scored lately: { $count } sheets
}
pass-scan-stage-unmatched = not matched with a test
pass-scan-stage-waiting = marks in doubt
pass-scan-stage-keyless = waits for the key of its form
pass-scan-stage-scored = scored
pass-scan-stage-set-aside = put aside
pass-sheet-of-copy = Answer sheet { $copy }
pass-sheet-of-page = Answer sheet without a number (page { $page } of its file)
pass-sheet-fault-not-a-picture = It is neither a JPEG, PNG or TIFF picture nor a PDF. Scan the sheet as one of these.
pass-sheet-fault-damaged = The file is damaged or ends too early. Send it again.
pass-sheet-fault-too-many-bytes = The file is larger than 40 MB. Scan at 200 or 300 dots an inch, or send fewer pages.
pass-sheet-fault-too-many-pixels = The picture has more than 60 million pixels. Scan at 300 dots an inch.
pass-sheet-fault-too-many-pages = The file has more than 200 pages. Split it.
pass-sheet-fault-too-small = The picture is too small to read. Scan at 150 dots an inch or more.
pass-sheet-fault-too-small-by = The picture has only { $width } by { $height } pixels. Scan at 150 dots an inch or more.
pass-sheet-fault-locked = The PDF asks for a password. Save it without one.
pass-sheet-fault-no-picture = There is no scanned picture on this page.
pass-sheet-fault-unusual-packing = The picture in this file is packed in a way that cannot be read. Save it as JPEG or PNG.
pass-sheet-fault-no-marks = The four corner marks were not found. If this is an answer sheet, photograph it again, flat and whole.
pass-sheet-fault-cut-off-upper-left = The upper left corner mark, a black square, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-upper-right = The upper right corner mark, a square with a hole, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-lower-right = The lower right corner mark, a black disk, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-lower-left = The lower left corner mark, a disk with a hole, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-no-bubbles = The corner marks are there, but the circles between them cannot be seen. Photograph it sharper, in better light.
pass-sheet-fault-code-missing = The square code could not be read. Type the number that is printed on the sheet.
pass-sheet-fault-code-other = The square code is not that of an answer sheet. Type the number that is printed on the sheet.
pass-sheet-fault-code-unknown = No copy with this number was ever given out. Compare it with the printed one.
pass-sheet-fault-elsewhere = This copy belongs to a student in another State’s care. That State’s PASS office sees the sheet now.
pass-sheet-fault-not-a-test = This number is that of a packet, not of a test.
pass-sheet-fault-copy-lost = This copy was recorded as lost or destroyed. Follow up the incident before it is scored.
pass-sheet-fault-scorer-is-mentor = You tutor this student. Somebody else scores the test.
pass-sheet-fault-no-try = No test was allowed with this copy. Allow it first, or look for what went wrong.
pass-sheet-fault-void-try = The test that was written with this copy does not count.
pass-sheet-fault-not-begun = The test is allowed, but nobody noted that it began.
pass-sheet-fault-known-unread = Its number was read, but not its marks. Photograph the sheet again, flat and whole.
pass-sheet-fault-other-count = The sheet has another number of questions than the one that was printed for this copy.
pass-sheet-fault-same-again = The same sheet was scored already; nothing changed.
pass-sheet-fault-differs = Another picture of this test was scored, with other answers. Compare the two.
pass-sheet-fault-by-hand = A person put it aside.
pass-sheet-received = Received
pass-sheet-state = Received by the office of
pass-sheet-questions = Questions
pass-sheet-enrollment = The student’s enrollment
pass-sheet-picture = The sheet
pass-sheet-picture-alt = The answer sheet, laid straight
pass-sheet-doubts = { $count ->
    [one] What do you see in this question?
   *[other] What do you see in these { $count } questions?
}
pass-sheet-doubts-lead = These marks are faint, erased, crossed or double. Say which answer the student gave; nothing is chosen for you.
pass-sheet-item = Question { $item }
pass-sheet-item-alt = Cut out of the sheet: question { $item } with its four circles
pass-sheet-looks = It looks like { $letter }, but not surely ({ $fills })
pass-sheet-looks-double = Several circles look filled ({ $fills })
pass-sheet-looks-nothing = Nothing can be made out surely ({ $fills })
pass-sheet-look-button = Keep what I see and score
pass-sheet-no-answer = no valid answer
pass-sheet-match = Which test is it?
pass-sheet-match-button = Match with this number
pass-sheet-again-button = Try again with the number that was read
pass-ask-sheet-copy = Number printed on the sheet
pass-ask-sheet-copy-hint = Ten letters and digits, such as 4K7T-02QX-M3
pass-sheet-answers = { $count ->
    [one] 1 question as it was read
   *[other] { $count } questions as they were read
}
pass-sheet-answers-caption = Answers by question
pass-sheet-question = Question
pass-sheet-answer = Answer
pass-sheet-how = How it is known
pass-sheet-read = read
pass-sheet-seen = seen by a person
pass-sheet-correct = Correct it
pass-sheet-correct-item = Answer to question { $item }
pass-sheet-correct-lead = If the picture shows another answer than was read, correct it here. What was read stays on record.
pass-sheet-correct-button = Keep corrections
pass-sheet-aside = Put this sheet aside
pass-sheet-aside-button = Put aside
pass-ask-sheet-reason = Why
pass-ask-sheet-reason-hint = For example: a blank page, or a picture of another document
pass-scoring-typed = Typed
pass-scoring-confirmed = Confirmed by a second person
pass-scoring-sheet = Read from the sheet
pass-scoring-new-key = Scored anew by a newer key
pass-scoring-decided = A newer key gives this; the credit is decided already and stays
pass-keys-title = Keys of tests
pass-keys-lead = One person enters a key, another types it again; only then does it count. A key is never changed: a new version takes its place, and open scores are computed anew. The keys of courses whose texts the program has are computed from them.
pass-keys-link = Keys of tests
pass-keys-empty = No key is entered yet
pass-keys-empty-next = Sheets of a form are kept until its key is confirmed. Enter one below.
pass-keys-caption = Keys by test, the newest version first
pass-key-test = Test
pass-key-course = Course
pass-key-title = Unit { $unit }, form { $form }
pass-key-version = Version
pass-key-entered = Entered by
pass-key-on = Entered
pass-key-confirmed = Confirmed by
pass-key-computed = Computed from the course’s text
pass-key-computed-confirmed = needs nobody: it follows from each question
pass-key-edition = of edition { $edition }
pass-key-edition-corrected = { $version }, of edition { $edition } after a correction
pass-key-waits = waits for a second person
pass-key-reason = Why it changed
pass-key-confirm-link = Type it again
pass-key-enter = Enter a key
pass-key-enter-button = Enter this key
pass-ask-key-course = Course and edition
pass-ask-key-unit = Unit
pass-ask-key-letters = Right answers
pass-ask-key-letters-hint = 25 or 50 letters from A to D in the order of the questions; blanks and lines do not matter. An asterisk (*) is a question that counts as right for everybody.
pass-ask-key-reason = Why the key changes
pass-ask-key-reason-hint = Needed from the second version on
pass-ask-questions = Questions on the answer sheet
pass-ask-questions-hint = If the key of this form is known, its number counts.
pass-question-count = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
pass-key-confirm-title = Type the key a second time
pass-key-confirm-lead = Type it from the test’s own key, not from what the first person typed. It counts when both are the same.
pass-key-confirm-button = Confirm this key
pass-key-differs = What you typed differs from what the first person typed in these questions: { $items }. Look at both again; if the first one is wrong, enter a new version.
pass-key-version-title = Key of { $course }, unit { $unit }, form { $form }, version { $version }
pass-key-lead = Whoever opens a key is written down.
pass-key-scores = { $count ->
    [0] No score that you may see rests on it
    [one] 1 score rests on it
   *[other] { $count } scores rest on it
}
pass-key-no-scores = Scores appear here as sheets are read.
pass-key-changed = { $before } became { $now }
pass-key-elsewhere = { $count ->
    [one] 1 score in { $state }
   *[other] { $count } scores in { $state }
}
pass-paper-answer-sheet-a4 = Answer sheet on A4
pass-score-confirms = I am the second person to score this answer sheet, and I confirm the score
pass-ask-confirms = Confirmation
pass-history-read-sheet = score read from the answer sheet
pass-history-new-key = scored anew by a newer key
pass-history-decided = a newer key would change a score whose credit is decided
pass-history-regrade = what follows from the score is looked at again
pass-unit-step-regrade = look at the result again
pass-notice-rescored = The key of a test changed, and with it a score
pass-rule-questions = An answer sheet has 25 or 50 questions.
pass-rule-confirms-nothing = No such score waits to be confirmed. Without the confirmation, it is kept as a new one.
pass-rule-second-person = You typed this score. A second person confirms it, or the answer sheet does.
pass-rule-score-confirmed = This score is confirmed. If the sheet says something else, correct it on the sheet’s own page.
pass-rule-scan-done = This sheet is done with.
pass-rule-scan-unmatched = Match the sheet with its test first.
pass-rule-nothing-said = Say what you see in at least one question.
pass-rule-not-read = The file could not be read. Try again.
pass-rule-copy-number = This is no number of a copy. It has ten letters and digits, of which the last two check the others; compare it with the printed one.
pass-rule-key-course = Choose a course of the catalog.
pass-rule-key-unit = The course has no unit with this number.
pass-rule-key-letters = A key has 25 or 50 letters, each A, B, C, D or an asterisk. Count them again.
pass-rule-key-same = The newest version of this key says the same.
pass-rule-key-done = This version is confirmed already, or a newer one took its place.
pass-rule-key-second-person = You entered this key. A second person types it again.
pass-rule-key-computed = The key of this form follows from the course’s text; nobody types it. If a question is wrong, the text is corrected, and scores are computed anew.
