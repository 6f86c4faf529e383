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
    [one] 1 PASS course
    *[other] { $count } PASS courses
    }
pass-courses-lead = Each course is one semester in five thin books and five tests. Students take the books with them, and the credit follows them.
pass-courses-caption = The catalog, in printed order
pass-courses-file = Download the catalog (CSV)
pass-courses-all = All courses
pass-courses-import = Upload a catalog
pass-courses-import-file = Catalog file (CSV)
pass-courses-import-hint = It has the same columns as the catalog file. Lines that cannot be saved are listed; the others are saved.
pass-courses-import-button = Add these courses to the catalog
pass-courses-imported = { $kept } courses are new or changed; { $same } were already there.
pass-courses-bad = Line { $line } was not saved: check { $column }.
pass-course-title = Course
pass-course-subject = Subject
pass-course-credit = Credit
pass-course-units = Units
pass-course-sced = SCED code
pass-course-lead = { $units } units, { $credit } of a Carnegie unit
pass-course-edition = Edition
pass-course-language = Language
pass-course-lessons = Lessons per unit
pass-course-standards = Aligned to
pass-course-license = License
pass-course-books = Other books needed
pass-course-note = Not certain
pass-course-counts = What it counts for
pass-course-counts-lead = Most States count Carnegie units. Where a State counts differently, the course is worth:
pass-course-states = What States say about it
pass-course-states-none = No State has given its code for this course yet. A State’s PASS coordinator can enter it here.
pass-course-states-caption = State codes, with who approved each one
pass-state = State
pass-state-code = State course code
pass-state-name = What the State calls it
pass-state-approved = Approved for credit
pass-state-by = By whom and when
pass-say-title = Say what applies in your State
pass-say-approved = The course may be used for credit in this State
pass-say-button = Save the State’s information
pass-rules-link = How tests are graded, State by State
pass-rules-title = How PASS is graded, State by State
pass-rules-lead = Each rule has a date and a source. Anything we could not confirm in a source is marked; a State office can correct it.
pass-rules-since = In effect since { $from }.
pass-policy-nation = Where a State has no rule of its own
pass-policy-mark = To pass a unit
pass-policy-attempts = Attempts per unit
pass-policy-course = To pass the course
pass-policy-course-rule = { $mean } % on average and { $units } units passed
pass-policy-window = An authorized test must begin within
pass-policy-expiry = Time allowed for the course
pass-policy-no-limit = no limit
pass-policy-written = Written part must be graded
pass-enrollments-title = { $count ->
    [one] 1 PASS enrollment
    *[other] { $count } PASS enrollments
    }
pass-enrollments-lead = { $worried ->
    [0] Nothing needs your attention right now.
    [one] 1 needs your attention; it comes first.
    *[other] { $worried } need your attention; they come first.
    }
pass-enrollments-tabs = Which enrollments
pass-enrollments-open = In progress
pass-enrollments-all = All, including those that have ended
pass-enrollments-caption = Enrollments, longest without contact first
pass-enrollments-file = Download the list without names (CSV)
pass-enrollments-empty = There are no enrollments here
pass-enrollments-empty-next = A school starts one with a referral. It then appears here for the student’s mentor and site, and for the PASS offices of the home State and of the State where the student is.
pass-enrollments-more = There are more than fit on this page; the file has only those shown here.
pass-student = Student
pass-course = Course
pass-stage = Status
pass-place = Place and mentor
pass-units-done = Units
pass-look = Attention
pass-units-passed = { $passed } of { $all } passed
pass-unit-number = Unit { $unit }
pass-unit-and-stage = Unit { $unit }: { $stage }
pass-unit-and-step = Unit { $unit }: { $step }
pass-copy-and-step = { $copy }: { $step }
pass-worry-placement = Failed units 1 to 3: check the student’s placement before going on
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
    [one] PASS enrollment in progress
    *[other] PASS enrollments in progress
    }
pass-panel-worried = { $count ->
    [0] None needs your attention.
    [one] 1 needs your attention.
    *[other] { $count } need your attention.
    }
pass-panel-link = Review them
pass-panel-claims = { $count ->
    [one] PASS credit claim waiting
    *[other] PASS credit claims waiting
    }
pass-panel-since = The oldest has waited since { $when }.
pass-panel-claims-link = Decide on credit
pass-notice-referred = A school is requesting { $course } for a student ({ $state }).
pass-notice-agreed = The home school agreed to accept the credit for { $course } ({ $state }).
pass-notice-moved = A student is moving in the middle of { $course }; completed units, attempts and notes go along ({ $state }). Find a site and a mentor.
pass-notice-placement = Units 1 to 3 of { $course } were failed: check the placement ({ $state }).
pass-notice-incident = Something went wrong with the paper or a test for { $course } ({ $state }).
pass-notice-claim-sent = A transcript for { $course } is waiting for your decision ({ $state }).
pass-notice-claim-accepted = The home school accepted credit for { $course } ({ $state }).
pass-notice-claim-refused = The home school refused credit for { $course } ({ $state }).
pass-notice-claim-appealed = A refusal of credit for { $course } has been appealed ({ $state }).
pass-back-to-enrollment = Back to the enrollment
pass-back-to-enrollments = Back to the enrollments
pass-back-to-path = Back to the path to graduation
pass-deeds = Everything that you can do here
pass-next-title = Next
pass-next-none = Nothing is waiting here now.
pass-next-agree = Record whether the home school will accept the credit
pass-next-consent = Record the guardian’s consent
pass-next-assign = Find a site and a mentor
pass-next-step-approve = Approve the enrollment
pass-next-step-enroll = Enroll the student
pass-next-step-resume = Resume the course
pass-next-step-complete = Close the course: its rule is met
pass-next-pack = Ask for the books that are still needed
pass-next-packet-pack = Pack the books of packet { $copy }
pass-next-packet-ship = Send packet { $copy }
pass-next-packet-deliver = Say when packet { $copy } has arrived
pass-next-packet-use = Say when work with packet { $copy } begins
pass-next-packet-replace = Send another packet for { $copy }, which is lost
pass-next-copy-take = Hand test { $copy } to its custodian
pass-next-copy-administer = Say when test { $copy } has been taken
pass-next-copy-seal = Seal test { $copy }
pass-next-copy-receive = Say when test { $copy } is with the scorer
pass-next-unit-start = Begin unit { $unit }
pass-next-unit-finish = Review the work of unit { $unit }
pass-next-unit-open = Begin the test of unit { $unit }
pass-next-unit-submit = Hand in the test of unit { $unit }
pass-next-unit-reissue = Give out another form for unit { $unit }
pass-next-print = Print a test for unit { $unit }
pass-next-authorize = Authorize the test of unit { $unit }
pass-next-online = Follow the test of unit { $unit } on the screen
pass-next-score = Score the test of unit { $unit }
pass-next-sheets = hand in its answer sheet
pass-next-transcript = Make the transcript
pass-next-send = Send the claim to the home school
pass-next-decide = Decide on the credit
pass-next-answer = Answer the school’s refusal
pass-next-waits-office = waiting for the PASS office of { $state }
pass-next-waits-mentor = waiting for the mentor or the PASS office of { $state }
pass-next-waits-school = waiting for the home school in { $state }
pass-facts = The enrollment
pass-fact-reason = Reason
pass-fact-school = Home school
pass-fact-agreement = Will it accept the credit?
pass-fact-state = State serving the student
pass-fact-site = Site
pass-fact-mentor = Mentor
pass-fact-format = Format
pass-fact-language = Language of the books
pass-fact-opened = Opened
pass-fact-consent = Guardian’s consent
pass-fact-contact = Last contact
pass-fact-expires = Deadline
pass-fact-continuation = Basis for continuing
pass-agreement-none = Not asked yet. That is a risk: the credit may be refused at the end.
pass-agreement-absent = The school did not agree ({ $by }, { $on }). That is a risk: the credit may be refused at the end.
pass-agreement-given = Yes: { $credit }, course code { $code } ({ $by }, { $on })
pass-agreement-given-uncoded = Yes: { $credit } ({ $by }, { $on })
pass-agreed-yes = It agrees to accept the credit
pass-agreed-no = It does not agree
pass-standing = { $passed } of { $all } units passed: { $credit } to date, under the rule { $policy }.
pass-units-title = Units and tests
pass-units-caption = Each unit with its attempts
pass-unit = Unit
pass-score = Score that counts
pass-tries = Attempts
pass-try = Attempt { $number }, form { $form }: { $score }, { $on }, { $state }, supervised by { $supervisor }
pass-try-no-score = no score yet
pass-try-void = void
pass-try-reported = reported, not yet confirmed by the answer sheet or a second person
pass-paper-title = Paper materials
pass-paper-caption = Copies by number
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
pass-paper-passport = Credit passport to take along
pass-credit-title = Credit
pass-transcript-line = Transcript { $number }, { $on }: { $credit }.
pass-incidents-title = Incidents
pass-notes-title = Notes
pass-was-contact = In contact with the student
pass-history-title = What happened, newest first
pass-history-earlier = { $count ->
    [one] 1 earlier step
   *[other] { $count } earlier steps
  }
pass-about-enrollment = Enrollment
pass-about-claim = Credit
pass-path-link = On track to graduate?
pass-answer-wrong = { $question }: this answer is missing or cannot be read. Please check it.
pass-refused = This step is not possible given where the enrollment, unit or copy stands now. Someone may have moved it forward in the meantime: look at the enrollment again.
pass-copy-hint = Ten letters and digits, as printed; hyphens do not matter.
pass-supervisor-hint = Not the student’s mentor: a tutor may not supervise alone.
pass-form-hint = A form the student has not taken yet.
pass-said-by-hint = Name and role of the person at the school.
pass-amount-hint = In credits of the home State.
pass-student-hint = The twelve-digit exchange number from the child’s record.
pass-district-hint = The district’s NCES id, so that its staff can see the enrollment.
pass-continuation-hint = Only if eligibility has ended: secondary students may continue until graduation.
pass-nobody = no one yet
pass-note-contact = I was in contact with the student
pass-score-whole = The written part has been graded too
pass-all-units = All units
pass-no-refusal = not refused
pass-accepted-hint = Only if part of the credit is accepted, in { $scale }.
pass-credits-hint = In credits of the State where it was taken.
pass-days-hint = For part of a term: days in class, out of all days in the term.
pass-claims-title = { $count ->
    [0] No credit claims are waiting
    [one] 1 credit claim is waiting
    *[other] { $count } credit claims are waiting
    }
pass-claims-lead = The home school decides. A refusal needs a reason, and can be appealed.
pass-claims-law = Sources
pass-claims-empty = Nothing is waiting here
pass-claims-empty-next = A claim appears when the PASS office has made a transcript.
pass-claims-csv = All claims as a spreadsheet (CSV)
pass-takes-pool = { $subjects } together
pass-takes-electives = Electives
pass-takes-remainder = Any other course
pass-source-accepted = PASS, accepted by the school
pass-path-headline = { $earned } of { $total } earned
pass-path-local = credits are set by the district
pass-path-expected = At an even pace, { $amount } would be earned by now, with graduation on { $on }.
pass-path-caption = What the diploma requires, and how much is met
pass-requirement = Requirement
pass-needed = Needed
pass-earned = Earned
pass-in-progress = In progress
pass-planned = Planned
pass-missing = Missing
pass-what-counts = Courses that count toward it
pass-path-course = { $title } ({ $amount }, { $source })
pass-path-or = or for: { $others }
pass-path-unused = Does not count here:
pass-path-past = { $title }, { $amount } Carnegie units, { $subject }, { $school }, { $state }
pass-conditions = Exams and other conditions
pass-path-caution-title = Be careful:
pass-path-caution = these requirements are a starting point taken from public tables, not the law. The school decides. They apply to:
pass-way-title = The shortest way to catch up with PASS
pass-way-none = Nothing is missing.
pass-way-possible = { $units ->
    [one] 1 unit of PASS covers what is missing; there is time for { $possible } before { $on }.
    *[other] { $units } units of PASS cover what is missing; there is time for { $possible } before { $on }.
    }
pass-way-in-part = { $units ->
    [0] PASS has no course for what is missing.
    [one] 1 unit of PASS covers part of what is missing; there is time for { $possible } before { $on }.
    *[other] { $units } units of PASS cover part of what is missing; there is time for { $possible } before { $on }.
    }
pass-way-too-much = PASS alone is not enough in time: { $units } units would help, but there is time for only { $possible } before { $on }. Add classes, a summer site or credit by exam.
pass-way-not-by-pass = PASS has no more courses for { $requirement }: { $amount } must come from somewhere else.
pass-what-if-title = What if the next State is …
pass-what-if-label = State and plan
pass-what-if-button = Compare the same courses
pass-what-if-missing = Missing there: { $missing }; here: { $here } Carnegie units.
pass-what-if-moved = { $title }: here { $here }, there { $there }
pass-what-if-same = Every course counts toward the same requirement.
pass-counts-nothing = nothing
pass-past-title = Courses entered by counselors
pass-past-end = Remove: { $title }
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
pass-program-lead = Counts only; no student is named here. Paper, sites and stock are your State’s own.
pass-program-empty = No State has any enrollments yet
pass-program-caption = Enrollments by the State serving the student
pass-program-csv = These figures as a spreadsheet (CSV)
pass-count-open = In progress
pass-count-completed = Completed
pass-count-partial = Partial credit
pass-count-ended = Ended without credit
pass-program-accepted = Credit accepted by home schools
pass-program-accepted-none = None yet.
pass-program-paper = Paper materials on the way
pass-program-ready = { $count ->
    [0] No units are waiting for a test.
    [one] 1 unit is waiting for its test.
    *[other] { $count } units are waiting for their tests.
    }
pass-program-paper-none = No packet is on its way, and no custodian is holding a test.
pass-program-stock = Books in stock
pass-program-stock-none = Your State does not track stock here; packets go out without being counted.
pass-program-low = almost out
pass-program-sites = Sites and programs
pass-program-sites-none = No PASS site is in your State’s organization tree yet.
pass-looked-after = Who served the student
pass-from-to = { $from } to { $to }
pass-from-on = since { $from }
pass-source-reported = reported by { $state } { $school }
pass-coordinator = PASS coordinator
pass-do-refer-title = Refer a student
pass-do-refer-lead = The school requests a course. The PASS office of your State is told; nothing is shipped until the guardian agrees and the school has said whether it will accept the credit.
pass-do-refer-button = Send the referral
pass-do-agree-title = Say whether the school accepts the credit
pass-do-agree-lead = Do this before the first unit if you can. If the school does not agree, that is recorded too: it is a risk, but it does not stop the enrollment.
pass-do-agree-button = Save the school’s answer
pass-do-consent-title = Record the guardian’s consent
pass-do-consent-lead = The date the parent or guardian signed.
pass-do-consent-button = Record the consent
pass-do-assign-title = Assign a site and a mentor
pass-do-assign-lead = Both take effect today; who served the student before stays in the history.
pass-do-assign-button = Assign
pass-do-step-title = Move the enrollment forward
pass-do-step-lead = Only the steps possible now are offered.
pass-do-step-button = Take this step
pass-do-move-title = Transfer to another State
pass-do-move-lead = Completed units, attempts used and notes go along. The student’s record opens to that State, and both PASS offices are told.
pass-do-move-button = Transfer the enrollment
pass-do-transcript-title = Make a transcript
pass-do-transcript-lead = The scores are frozen as they are now. The transcript shows the total to date and replaces the one before it.
pass-do-transcript-button = Freeze the scores and make the transcript
pass-do-note-title = Write a note
pass-do-note-lead = It stays with the enrollment, even after a move.
pass-do-note-button = Save the note
pass-do-unit-title = Move a unit forward
pass-do-unit-lead = Work begins or was reviewed; the test begins or is handed in.
pass-do-unit-button = Take this step
pass-do-authorize-title = Authorize a test
pass-do-authorize-lead = The test may begin within the minutes set by the State’s rule. If it is not begun, it does not count as an attempt.
pass-do-authorize-button = Authorize the test
pass-do-incident-title = Report an incident
pass-do-incident-lead = The PASS office is told. The student is not penalized without a finding.
pass-do-incident-button = Report it
pass-do-pack-title = Request a packet
pass-do-pack-lead = Only the units that are needed. Answer keys never travel with the books.
pass-do-pack-button = Request the packet
pass-do-custody-title = Track a copy
pass-do-custody-lead = From hand to hand, so that a test is never without a custodian.
pass-do-custody-button = Record it
pass-do-test-title = Print a test
pass-do-test-lead = A copy with its own number. The number says nothing about the student.
pass-do-test-button = Assign a number to this test
pass-do-score-title = Enter a score
pass-do-score-lead = Entering the same score twice changes nothing. The student’s tutor does not score the test.
pass-do-score-button = Save the score
pass-do-void-title = Void a test
pass-do-void-lead = The attempt does not count, and the student gets it back. An incident is opened.
pass-do-void-button = Void it
pass-do-claim-send-title = Continue with the claim
pass-do-claim-send-lead = The transcript goes to the registrar of the home school; a refusal can be appealed.
pass-do-claim-send-button = Take this step
pass-do-claim-decide-title = Decide on the credit
pass-do-claim-decide-lead = Accept it, accept part of it, accept it as an elective, or refuse it and give a reason.
pass-do-claim-decide-button = Save this decision
pass-do-path-plan-title = Choose a plan and a graduation date
pass-do-path-plan-lead = Requirements vary by State and by year of entry.
pass-do-path-plan-button = Compare the student’s courses
pass-do-path-course-title = Add a course taken elsewhere
pass-do-path-course-lead = From a transcript, a withdrawal report, or a plan. Enter each semester separately.
pass-do-path-course-button = Add this course
pass-do-stock-title = Add books to stock
pass-do-stock-lead = Once a State counts its books, no packet goes out without them.
pass-do-stock-button = Add them
pass-ask-student = Student
pass-ask-course = Course
pass-ask-units = Units needed
pass-ask-why = Reason
pass-ask-home-state = State
pass-ask-school = School
pass-ask-district = District
pass-ask-format = Format
pass-ask-language = Language of the books
pass-ask-continuation = Basis for continuing
pass-ask-agreed = What does the school say?
pass-ask-said-by = Who said so
pass-ask-on = Date
pass-ask-course-code = School’s course code
pass-ask-subject = Subject
pass-ask-amount = Amount
pass-ask-site = Site
pass-ask-mentor = Mentor
pass-ask-step = Step
pass-ask-reason = Reason
pass-ask-to-state = New State
pass-ask-note = Note
pass-ask-contact = Contact
pass-ask-unit-step = Unit and step
pass-ask-unit = Unit
pass-ask-copy = Copy number
pass-ask-supervisor = Who supervises
pass-ask-incident = What happened
pass-ask-copy-step = Copy and step
pass-ask-form = Form
pass-ask-right = Points earned
pass-ask-out-of = Points possible
pass-ask-whole = Written part
pass-ask-claim-step = Decision
pass-ask-accepted = Amount accepted
pass-ask-refusal = Reason for refusing
pass-ask-plan = Plan
pass-ask-graduates-on = Graduation date
pass-ask-title = Title
pass-ask-credits = Credit
pass-ask-from-state = State
pass-ask-standing = How sure it is
pass-ask-days = Days in class
pass-ask-days-of = Days in the term
pass-ask-count = Books per unit
pass-rule-no-consent = The guardian has not agreed yet: record the consent first.
pass-rule-no-word-on-credit = The home school has not said whether it accepts the credit. Record its answer, even if it does not agree.
pass-rule-no-site = No site is assigned.
pass-rule-no-mentor = No mentor is assigned.
pass-rule-no-try-left = All attempts for this unit have been used. Another one needs a named exception with a reason.
pass-rule-no-supervisor = Say who supervises the test.
pass-rule-supervisor-is-mentor = The mentor may not supervise the test alone. Name someone else.
pass-rule-copy-of-other-unit = This copy is not a test of this unit.
pass-rule-copy-not-in-custody = This copy is not with its custodian. Update the copy’s tracking first.
pass-rule-copy-unknown = No copy with this number was made for this enrollment. Check the number.
pass-rule-form-used = The student has already taken this form. Use another one.
pass-rule-form = A form’s name has up to eight letters and digits.
pass-rule-window-closed = The time to begin the test has passed. Let it lapse and authorize it again; no attempt is lost.
pass-rule-scorer-is-mentor = The person who tutors the student does not score the test.
pass-rule-points = The points are not valid: no more than 1,000, and no more earned than possible.
pass-rule-too-many-units = The student is already working on as many units as recommended. Finish one first.
pass-rule-not-enrolled = Packets and tests go out only once the student is enrolled.
pass-rule-no-stock = Your State is out of books for one of these units. Add books to stock, or leave the unit out.
pass-rule-no-student = There is no student with this number whom you may see. Find the student’s record first.
pass-rule-home-state = You can do this only for your own State.
pass-rule-future-day = This date is in the future.
pass-rule-site-elsewhere = This site is in another State.
pass-rule-mentor-elsewhere = This person is not a mentor in the State.
pass-rule-not-complete = The course rule is not met yet. End it with partial credit instead.
pass-rule-no-unit-passed = No units have been passed yet, so there is no credit to show.
pass-rule-no-reason = Give a reason.
pass-rule-no-extension-left = The State’s rule allows no more time.
pass-rule-no-text = Write the note.
pass-rule-same-state = The student is already in this State.
pass-rule-not-under-way = This enrollment is not in progress.
pass-rule-own-act = This has its own form.
pass-rule-not-active = The student is not working on the course now. Move the enrollment forward first.
pass-rule-no-try = No test has been authorized for this unit.
pass-rule-no-number = A new number could not be assigned. Try again.
pass-rule-no-units = Choose units from this enrollment.
pass-rule-nothing-to-replace = All units in this packet are done.
pass-rule-nothing-new = Nothing has changed since the last transcript.
pass-rule-amount = Say how much of the credit is accepted: more than zero, and no more than was earned.
pass-rule-not-home = Only the student’s home State decides on the credit.
pass-rule-courses-empty = The file is empty. Choose the file with the courses. Nothing was changed.
pass-rule-courses-not-utf8 = The file is not in UTF-8. Save it as “CSV UTF-8” and upload it again. Nothing was changed.
pass-rule-courses-columns = The first line of the file must have the same column names as the catalog that you can download on this page. Nothing was changed.
pass-rule-too-many-courses = The file has more courses than a catalog allows.
pass-rule-count = Enter a number from 1 to 100,000.
pass-enrollment-stage-draft = draft
pass-enrollment-stage-referred = referred
pass-enrollment-stage-approved = approved
pass-enrollment-stage-enrolled = enrolled
pass-enrollment-stage-active = working
pass-enrollment-stage-suspended = on hold
pass-enrollment-stage-completed = completed
pass-enrollment-stage-completed-partial = ended with partial credit
pass-enrollment-stage-expired = expired
pass-enrollment-stage-withdrawn = withdrawn
pass-enrollment-stage-canceled = canceled
pass-enrollment-step-approve = approve it
pass-enrollment-step-enroll = enroll the student
pass-enrollment-step-suspend = put it on hold (reason)
pass-enrollment-step-resume = resume
pass-enrollment-step-complete = mark the course complete
pass-enrollment-step-complete-partly = end it with partial credit
pass-enrollment-step-extend = give more time (reason)
pass-enrollment-step-withdraw = withdraw the student (reason)
pass-enrollment-step-cancel = cancel it (reason)
pass-unit-stage-not-started = not started
pass-unit-stage-in-progress = in progress
pass-unit-stage-ready = ready for its test
pass-unit-stage-authorized = test authorized
pass-unit-stage-testing = taking the test
pass-unit-stage-submitted = test handed in
pass-unit-stage-grading = being scored
pass-unit-stage-passed = passed
pass-unit-stage-failed-open = failed, can try again
pass-unit-stage-failed-final = failed, no attempts left
pass-unit-stage-void = void
pass-unit-stage-satisfied-elsewhere = credited elsewhere
pass-unit-step-start = work begins
pass-unit-step-finish = work reviewed; ready for the test
pass-unit-step-lapse = no one began the test in time
pass-unit-step-open = the test begins
pass-unit-step-reconnect = the connection is back
pass-unit-step-submit = the test is handed in
pass-unit-step-override = allow one more attempt (reason)
pass-unit-step-reissue = use another form instead
pass-unit-step-satisfy = credited elsewhere (reason)
pass-packet-stage-requested = requested
pass-packet-stage-packed = packed
pass-packet-stage-shipped = on its way
pass-packet-stage-delivered = arrived
pass-packet-stage-in-use = in use
pass-packet-stage-returned = returned
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
pass-test-stage-administered = taken
pass-test-stage-sealed = sealed
pass-test-stage-received = with the scorer
pass-test-stage-scored = scored
pass-test-stage-archived = archived
pass-test-stage-destroyed = destroyed
pass-test-stage-lost = lost
pass-test-step-take = the custodian has it
pass-test-step-open = opened in front of the student
pass-test-step-administer = taken
pass-test-step-seal = sealed
pass-test-step-receive = the scorer has it
pass-test-step-score = scored
pass-test-step-archive = archived
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
pass-claim-stage-superseded = replaced by a later transcript
pass-claim-step-send = send it to the school
pass-claim-step-acknowledge = we have received it
pass-claim-step-accept-full = accept all of it
pass-claim-step-accept-partial = accept part of it
pass-claim-step-accept-as-elective = accept it as an elective
pass-claim-step-refuse = refuse it (reason)
pass-claim-step-appeal = appeal the refusal (reason)
pass-claim-step-settle = close it
pass-history-refer = the school requested the course
pass-history-approve = approved
pass-history-enroll = enrolled
pass-history-begin = work began
pass-history-suspend = put on hold
pass-history-resume = resumed
pass-history-complete = completed
pass-history-complete-partly = ended with partial credit
pass-history-expire = expired
pass-history-extend = more time given
pass-history-withdraw = withdrawn
pass-history-cancel = canceled
pass-history-agree = the school agreed to accept the credit
pass-history-agree-absent = the school did not agree
pass-history-consent = the guardian consented
pass-history-assign = site and mentor assigned
pass-history-note = note written
pass-history-contact = contact with the student
pass-history-leave = left the State
pass-history-arrive = arrived in the State
pass-history-transcript = transcript made
pass-history-incident = incident reported
pass-history-request = packet requested
pass-history-issue = test printed
pass-history-typed = score entered
pass-history-confirm = score confirmed by a second person
pass-history-start = work began
pass-history-finish = work reviewed, ready for the test
pass-history-authorize = test authorized
pass-history-lapse = no one began the test in time
pass-history-open = test begun
pass-history-reconnect = connection back
pass-history-submit = test handed in
pass-history-receive = with the scorer
pass-history-pass = passed
pass-history-fail = failed, can try again
pass-history-fail-finally = failed, no attempts left
pass-history-override = one more attempt granted
pass-history-void = voided
pass-history-reissue = another form given out
pass-history-satisfy = credited elsewhere
pass-history-pack = packed
pass-history-ship = sent
pass-history-deliver = arrived
pass-history-use = in use
pass-history-return = came back
pass-history-consume = used up
pass-history-lose = lost
pass-history-find = found again
pass-history-replace = replaced with another
pass-history-take = with the custodian
pass-history-administer = taken
pass-history-seal = sealed
pass-history-score = scored
pass-history-archive = archived
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
pass-print-packet-about = A PASS course to take with you. Work at your own pace; your mentor helps you.
pass-print-edition = Edition
pass-print-units = Units
pass-print-credit = Credit for the whole course
pass-print-copy = Copy number
pass-print-copy-hint = Give this number when you call. It does not say who you are.
pass-print-order = In this packet
pass-print-unit = Unit
pass-print-book = Book
pass-print-back = Came back on
pass-print-help = If you are stuck
pass-print-help-text = Write your question in the unit’s box, and ask your mentor. If you move, take the books with you and tell your mentor: the course goes on from where you left off.
pass-print-progress = Progress record
pass-print-progress-hint = Check off each lesson when it is done. Your mentor writes the date and initials.
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
pass-print-report-about = For the contact person at the school. This is not a transcript; registrars post only the transcript.
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
pass-print-policy = Rule { $code }: { $mark } % to pass a unit; { $mean } % on average and { $units } units passed to pass the course.
pass-print-total = Transcript no. { $number }, total to date.
pass-print-supersedes = It replaces no. { $number }.
pass-print-superseded = It has been replaced by a later transcript.
pass-print-rule = Converted at { $factor } { $scale } per Carnegie unit; nothing is rounded.
pass-print-scale-doubtful = How the home State counts credit is still to be confirmed.
pass-print-transcript-partial = PASS transcript: part of a course
pass-print-transcript-full = PASS transcript
pass-print-issuer = Issued by the PASS office, { $state }
pass-print-credit-earned = Credit earned
pass-print-carnegie = Carnegie units
pass-print-mean = Average of the units
pass-print-rules = How it was calculated
pass-print-signature = Signature
pass-print-passport = Credit passport
pass-print-passport-about = What you have earned through PASS. Show it to your next school.
pass-print-passport-part = { $credit } to date. { $reason }. Status: { $stage }.
pass-print-next = When you arrive at a new school
pass-print-next-school = Give this page to the counselor, and ask who your PASS contact person is.
pass-print-next-hotline = Take your books with you. Units you have passed stay passed.
pass-paper-credential = Signed credential (Open Badges 3.0)
pass-paper-token = The same credential as a token (JWT)
pass-paper-passport-signed = The same passport, signed, as a file (CLR 2.0)
pass-do-sign-title = Sign the last transcript
pass-do-sign-lead = The last transcript becomes a credential that anyone can check, signed by the PASS office of the State that issued it. The student’s passport is signed again with it.
pass-do-sign-button = Sign the credential
pass-do-withdraw-title = Withdraw the credential
pass-do-withdraw-lead = From now on, anyone who checks the credential for this course is told that the office withdrew it. The passport is signed again without it. The transcript stays in the history.
pass-do-withdraw-button = Withdraw the credential
pass-rule-no-transcript = There is no transcript yet. Make one first.
pass-rule-no-credential = There is no valid credential.
pass-history-sign = credential signed
pass-history-withdraw-credential = credential withdrawn
pass-print-passport-number = Passport number
pass-print-passport-signed = Signed and valid
pass-print-passport-check = The code leads to the page where a school can check this passport: it shows which courses were signed, and compares the name. The number says nothing about the student.
pass-print-passport-unsigned = Nothing is signed yet: this passport shows how the work stands, and a school can ask the PASS office. The signature comes with the first transcript.
pass-check-title = Check a PASS credential
pass-check-lead = A student brings you a credit passport or a file. Here you can see who signed it, what it says, and whether it is still valid.
pass-check-forgotten = We check what you bring and keep none of it: nothing is stored, and nothing is logged.
pass-check-number = The number on the passport
pass-check-number-hint = Eighteen letters and digits, printed below the code. Hyphens and capital letters do not matter.
pass-check-text = The credential as text
pass-check-text-hint = Paste the whole file: it begins with a brace, or is one long line of letters with two periods in it.
pass-check-file = The credential as a file (.json or .jwt)
pass-check-button = Check it
pass-check-another = Check another one
pass-check-nothing = Type a number, paste the text of a credential, or choose a file.
pass-check-slip = This is not a passport number: compare each of the eighteen letters and digits. One is wrong, missing or extra.
pass-check-looked-at = What was checked
pass-check-issuer = Who signed it
pass-check-signature = Signature
pass-check-signature-holds = valid: nothing was changed after signing
pass-check-days = Dates
pass-check-status = Revoked?
pass-check-from = valid from { $from }
pass-check-from-to = from { $from } to { $to }
pass-check-no-days = gives no dates
pass-check-not-revoked = no
pass-check-ended = yes, since { $on }
pass-check-unlisted = not known here
pass-check-says = What it says
pass-check-student = Student: { $name }
pass-check-earned = { $amount } Carnegie units earned
pass-check-available = Carnegie units of the whole course
pass-check-rules = Rules
pass-check-whose = Does it belong to the student in front of you?
pass-check-whose-lead = This page does not show names. Type the name exactly as it appears on the paper, and the page will tell you whether the credential was signed for that name.
pass-check-name = Name on the paper
pass-check-name-hint = First and last names, as printed.
pass-check-name-button = Compare the name
pass-check-name-same = Yes: it was signed for this name.
pass-check-name-other = No: it was signed for another name. Compare it with what is printed; if it is the same, the paper may belong to someone else. Ask the PASS office before you enter credit.
pass-verdict-good = This credential is valid
pass-verdict-good-means = It was signed by the office named below, it has not been changed, and it was not revoked. You can treat it as the transcript itself. Whether your school accepts the credit is your school’s decision.
pass-verdict-unreadable = This is not a readable credential
pass-verdict-unreadable-means = What you brought is not a complete credential file. Ask for the file itself, not a picture or a part of it, or type the number on the printed passport.
pass-verdict-foreign = This credential was issued by someone else
pass-verdict-foreign-means = It says that it comes from { $issuer }. No office of this platform signed it, so it cannot be checked here. Ask its issuer.
pass-verdict-forged = No office here signed this credential
pass-verdict-forged-means = It names a PASS office of this platform but is not signed with any of its keys. Do not enter credit based on it. Ask the student for the passport number, or the PASS office for a transcript.
pass-verdict-altered = This credential was changed after it was signed
pass-verdict-altered-means = The signature does not match what it says now, so nothing in it can be trusted. Ask the student for the passport number, or the PASS office for a transcript.
pass-verdict-expired = This credential has expired
pass-verdict-expired-means = It was signed and has not been changed, but it has expired. What was earned is not lost: the PASS office can sign a new one.
pass-verdict-not-yet = This credential is not valid yet
pass-verdict-not-yet-means = It was signed and has not been changed, but its first day has not come. Check again on that day.
pass-verdict-superseded = This credential has been replaced by a later one
pass-verdict-superseded-means = It was signed and has not been changed, but more has been earned or corrected since. Ask the student for the newer one, or the PASS office for the newest transcript.
pass-verdict-withdrawn = The office withdrew this credential
pass-verdict-withdrawn-means = It was signed and has not been changed, but the PASS office withdrew it later. Do not enter credit based on it; the office can tell you why.
pass-verdict-unknown = The signature is valid, but this credential is not on any list here
pass-verdict-unknown-means = It is signed with a key of this platform, but it is not among the credentials kept here, so no one can say whether it was revoked. Ask the PASS office.
pass-paper-pesc = PESC transcript (XML, not validated against the schema)
pass-rules-since-unknown = It is not known when this took effect.
pass-print-no-conversion = The home State counts Carnegie units too: nothing was converted.
pass-notice-expires = The time for { $course } runs out in a month or less ({ $state }). Give more time, or make a transcript of what has been passed.
pass-notice-expired = The time for { $course } has run out ({ $state }). What has been passed stays; the office may give more time, or credit for the units passed.
pass-history-expiry-notice = deadline notice sent
pass-ask-opens = Opens on
pass-ask-closes = Closes on
pass-do-season-title = Say when a site is open
pass-do-season-lead = The latest entry for a site and year counts; earlier ones stay in the history.
pass-do-season-button = Save this season
pass-site-open = open from { $from } to { $to }
pass-home-link = Who is coming home after summer
pass-home-title = { $count ->
    [one] 1 course coming home after summer
    *[other] { $count } courses coming home after summer
    }
pass-home-lead = Courses of your State’s students who were served by another State between { $from } and { $to }, by home school.
pass-home-file = Download the list (CSV)
pass-home-history = The same credits as course history (State package, CSV)
pass-home-empty = No one was away with PASS this summer
pass-home-empty-next = A course appears here once a PASS office has moved it to another State.
pass-home-caption = By home school
pass-home-passed = Units passed
pass-home-under-way = Units in progress
pass-home-credit = Credit on the last transcript
pass-home-away = Where it is now

# The Student of the Year
pass-menu-award = PASS Student of the Year
pass-award-title = PASS Student of the Year { $year }
pass-award-phase-before = Nominations are not open yet.
pass-award-phase-nominations = Nominations are open.
pass-award-phase-reviews = The committee is reviewing the nominations.
pass-award-phase-choice = The committee is choosing.
pass-award-how = How it works
pass-award-nominations = Nominations
pass-award-reviews = Reviews until
pass-award-window = Units count if passed since
pass-award-units = Units a nominee must have passed
pass-award-reviewers = Reviews a nomination needs
pass-award-rubric = What the points are for
pass-award-criterion = Criterion
pass-award-points-max = Maximum points
pass-award-own = Nominations of your students
pass-award-for-committee = Nominations for the committee
pass-award-blind-lead = The committee reads without names, States, schools or sites. Anyone who nominated the student, or whose State serves or served the student, does not take part.
pass-award-blind = Nomination { $code }
pass-award-conflict = You do not take part: you nominated this student, or your State serves or served the student.
pass-award-reviewed = { $count ->
    [0] not reviewed yet
    [one] 1 review
    *[other] { $count } reviews
    }
pass-award-score = { $count ->
    [0] no review
    [one] { $points } points on average of 1 review
    *[other] { $points } points on average of { $count } reviews
    }
pass-award-choice = { $name }: { $count ->
    [0] no review
    [one] { $points } points on average of 1 review
    *[other] { $points } points on average of { $count } reviews
    }
pass-award-past = Chosen in earlier years
pass-award-past-none = No one has been chosen yet.
pass-award-past-line = { $year }: { $name }. { $reason }
pass-award-unnamed = a student who is not named in public
pass-award-consent-nomination-yes = The family allows the nomination.
pass-award-consent-nomination-no = The family does not allow the nomination.
pass-award-consent-publication-yes = The name may appear on public pages.
pass-award-consent-publication-no = The name may not appear on public pages.
pass-award-statement-hint = What { $name } did and why it matters, in at most 4,000 characters. Leave out names and places: the committee reads without them, and the ones the program knows are removed.
pass-award-consent-hint = The parent or guardian, or the student if of age.
pass-award-fact-units = Units passed
pass-award-fact-states = States of the course
pass-award-points = Your points
pass-award-points-hint = { $count ->
    [one] 0 or 1
    *[other] 0 to { $count }
    }
pass-award-recuse = I do not take part: I know who this is, or I have another reason not to judge
pass-award-review-lead = Names, States, schools, sites and mentors have been removed. You can change your points until reviews end; your latest ones count.
pass-award-review-button = Save my review
pass-award-story-title = { $name } is the PASS Student of the Year { $year }
pass-award-phase-none = No dates have been set for the next award.
pass-award-phase-done = The committee has chosen.
pass-award-span = { $from } to { $to }
pass-award-was-chosen = Student of the Year
pass-award-own-recused = You are not taking part.
pass-award-own-review = Yours is one of them.
pass-award-nomination = The nomination
pass-award-nominees = Who can be nominated
pass-award-nominees-lead = { $count ->
    [one] One unit must be passed since { $since }.
    *[other] { $count } units must be passed since { $since }.
    }
pass-award-nominees-none = You have no students in PASS.
pass-award-nominees-caption = Your students and their courses
pass-award-nominees-more = Only 300 enrollments are shown. Open another one from the list of enrollments to nominate from it.
pass-award-course = Course
pass-award-possible = Nomination
pass-award-by = Nominated by { $name }, from:
pass-award-essay = In the student’s own words
pass-award-essay-hint = What the student wrote about the work, the moves and the plans, in at most 4,000 characters.
pass-award-family = What the family allows
pass-award-until = Through { $on }. Signed paper: { $paper }
pass-award-through-hint = The last date on which the name and story may be shown. Required if the family allows them.
pass-award-paper-hint = Where the signed paper is kept. Required if the family allows the name and story.
pass-award-reason-hint = At most 4,000 characters, without the student’s name: it appears on this page even if the family does not allow the name.
pass-award-outcome = Results of the reviews
pass-award-note = Comments for the committee, without your name
pass-award-years = Other years:
pass-award-nominated-lead = Nominated on { $on } as PASS Student of the Year { $year }
pass-award-chosen-lead = PASS Student of the Year { $year }
pass-award-story-begun = The story draft is with the editors of the public pages, who will finish and publish it.
pass-award-story-gone = The family no longer allows the name and story. The story is off the public pages, and the editors were told.
pass-award-story-waits = The story begins once the family allows the name and story to be shown.
pass-award-story-role = PASS student, { $states }
pass-award-story-extent = Name and story as PASS Student of the Year on the public pages
pass-award-story-note = Begun from the PASS Student of the Year. The committee’s reason: { $reason }
pass-do-award-consent-nomination-title = Consent to the nomination
pass-do-award-consent-nomination-lead = The latest answer counts; all of them stay in the history. Without this consent the committee does not read the nomination, and a story is taken off the public pages.
pass-do-award-consent-nomination-button = Save the answer
pass-do-award-consent-publication-title = Consent to the name and story
pass-do-award-consent-publication-lead = The latest answer counts; all of them stay in the history. If the family withdraws it, the story is taken off the public pages at once.
pass-do-award-consent-publication-button = Save the answer
pass-ask-word = What the family says
pass-ask-essay = In the student’s own words
pass-ask-words-in = Language of the statement
pass-ask-through = Last date
pass-ask-consent-paper = Signed paper
pass-notice-award-chosen = A student of yours was chosen as PASS Student of the Year { $year }
pass-award-link = Nominate for Student of the Year
pass-do-award-cycle-title = Set up the award
pass-do-award-cycle-lead = The dates, what counts, and what the committee looks for. After the first nomination, the opening date and what counts stay as they are.
pass-do-award-cycle-button = Save
pass-do-award-nominate-title = Nominate a student
pass-do-award-nominate-lead = You need a statement and the consent of the parent or guardian, or of the student if of age. Consent can be withdrawn at any time.
pass-do-award-nominate-button = Nominate
pass-do-award-choose-title = Choose the Student of the Year
pass-do-award-choose-lead = The committee’s choice, made once for the year, with its reason. A person with a conflict cannot record it.
pass-do-award-choose-button = Choose this student
pass-ask-year = Year
pass-ask-window-from = Units count if passed since
pass-ask-opens-on = Nominations open on
pass-ask-nominations-until = Last date for nominations
pass-ask-reviews-until = Last date for reviews
pass-ask-units-min = Units a nominee must have passed
pass-ask-reviewers-min = Reviews a nomination needs (two or more)
pass-ask-criteria-en = What the committee looks for, in English
pass-ask-criteria-es = The same in Spanish
pass-ask-nominee = Student
pass-ask-statement = Statement
pass-ask-consent-by = Who gives or withdraws consent
pass-rule-award-units = Too few units were passed in the period that counts.
pass-rule-award-gone = The enrollment was withdrawn or canceled.
pass-rule-award-won = The student was chosen in an earlier year.
pass-rule-award-twice = The student is nominated already.
pass-rule-award-not-now = It is not the time for this. Check the dates of the award.
pass-rule-award-order = The dates must follow one another: units count, nominations open, nominations end, reviews end.
pass-rule-award-begun = There is a nomination already, so the opening date and what counts cannot change.
pass-rule-award-no-consent = The family has not allowed it, or withdrew its consent.
pass-rule-award-conflict = You cannot take part: you nominated this student, or your State serves or served the student.
pass-rule-award-points = Give each criterion a whole number from 0 to its maximum.
pass-rule-award-few-reviews = The nomination has too few reviews without a conflict.
pass-rule-award-chosen = A student has already been chosen for this year.

pass-book-unit = Unit { $unit }: { $title }
pass-book-lesson = Lesson { $number }. { $title }
pass-book-outcomes = After this unit, you will be able to
pass-book-license = Edition { $edition }, by { $authors }. License: { $license }. You may copy, share and change it if you say where it comes from.
pass-book-contents = Your lessons
pass-book-contents-hint = Check off each lesson when it is done. The page numbers are the same in English and in Spanish, so that you and your mentor can follow along together.
pass-book-page = Page
pass-book-objective = You will learn:
pass-book-minutes = { $minutes ->
    [one] About 1 minute
    *[other] About { $minutes } minutes
    }
pass-book-answer = Answer:
pass-book-answers = Answers explained
pass-book-answers-hint = Try each exercise yourself first. Then compare, and read why.
pass-book-notes = Notes
pass-book-form = Form { $form }
pass-book-test-minutes = { $minutes ->
    [one] You have 1 minute.
    *[other] You have { $minutes } minutes.
    }
pass-book-directions = Directions.
pass-book-test-end = This is the end of the test. Check your answers once more.
pass-book-key-title = Answer key, form { $form }: { $course }, unit { $unit }
pass-book-key-about = Edition { $edition }. For scorers. It was opened on { $on }, and the audit log shows by whom.
pass-book-key-warning = Never put this page in a packet, and never leave it where a student or a tutor works.
pass-book-key-item = No.
pass-book-key-answer = Key
pass-book-key-lesson = Lesson
pass-book-key-why = Why
pass-book-key-written = Written item { $item }

pass-paper-test = Test booklet

pass-study-units = Read it and work through it here
pass-study-lessons = { $count ->
    [one] One lesson
    *[other] { $count } lessons
    }
pass-study-in-english = in English
pass-study-english-only = This lesson is not available in Spanish yet. You are seeing it in English.
pass-study-paper = On paper
pass-study-paper-lead = The book has the same lessons with room to write, and the answers explained at the back. Page numbers are the same in English and in Spanish.
pass-study-book = This unit’s book (PDF)
pass-study-large = The same book in large print (PDF)
pass-study-cartridge = The lessons for a learning platform (Common Cartridge 1.3)
pass-study-course = About this course
pass-study-where = Where you are
pass-study-answer = Your answer
pass-study-check = Check my answers
pass-study-right = Right
pass-study-wrong = Not yet
pass-study-no-number = This is not a number. Write digits, such as 12.50
pass-study-open = Compare it yourself
pass-study-rubric = How written work is judged:
pass-study-summary = You answered { $answered } of { $all }. { $right ->
    [one] 1 is right.
    *[other] { $right } are right.
    } The reason is given under each answer.
pass-study-summary-open = You and your mentor judge the answers you wrote in words.
pass-study-read = Read aloud
pass-study-stop = Stop reading
pass-study-larger = Larger text
pass-study-usual = Regular text
pass-study-kept = Your answers are saved on this device only.
pass-study-offline = You are offline. Your answers are saved on this device; check them when you are online again.
pass-study-ways = Other lessons
pass-study-before = Previous
pass-study-after = Next
pass-study-all = All lessons of this unit

pass-forms-title = Test for the unit “{ $unit }”
pass-forms-lead = Booklets are printed from an enrollment, each with its own copy number. Opening an answer key, or the package that contains it, is written to the audit log with your name.
pass-forms-none = This unit does not have a test yet.
pass-forms-caption = Forms of the test
pass-forms-form = Form
pass-forms-choices = Multiple choice
pass-forms-written = Written
pass-forms-minutes = Time
pass-forms-languages = Languages
pass-forms-open = Open
pass-forms-key = Answer key of form { $form }
pass-forms-qti = QTI 3.0 package of form { $form }
pass-forms-unit = The lessons of this unit
pass-forms-link = The unit’s test and its answer keys
# Answer sheets and keys
pass-menu-sheets = Answer sheets
pass-panel-sheets = { $count ->
    [one] answer sheet waiting for you
   *[other] answer sheets waiting for you
}
pass-panel-sheets-doubt = { $count ->
    [0] None has unclear marks
    [one] 1 of them has unclear marks
   *[other] { $count } of them have unclear marks
}
pass-panel-sheets-link = Review the sheets
pass-sheets-title = { $count ->
    [0] No answer sheets are waiting
    [one] 1 answer sheet is waiting
   *[other] { $count } answer sheets are waiting
}
pass-sheets-lead = Scan or photograph answer sheets and upload them. Clear marks are scored at once; the rest are shown to you.
pass-sheets-outcomes = Results of the upload
pass-sheets-good = Done
pass-sheets-not-good = Check this
pass-sheets-open = Open
pass-sheets-hand-in = Upload sheets
pass-sheets-files = Scans or photographs
pass-sheets-files-hint = JPEG, PNG, TIFF or PDF, one sheet per page, up to 40 MB per file and 160 MB at once. Keep all four corner marks in the picture.
pass-sheets-button = Read these sheets
pass-sheets-no-file = You did not choose a file. Choose at least one.
pass-sheets-place = File { $file }, page { $page }:
pass-sheets-refused = File { $file }: { $why } Nothing from this file was kept.
pass-sheets-known = This page was received before; nothing changed.
pass-sheets-more = Only the newest are shown. Finish some of these to see the others.
pass-sheets-back = All answer sheets
pass-sheets-group-look = { $count ->
    [one] 1 sheet has marks for you to check
   *[other] { $count } sheets have marks for you to check
}
pass-sheets-group-match = { $count ->
    [one] 1 sheet has not been matched with a test
   *[other] { $count } sheets have not been matched with a test
}
pass-sheets-group-key = { $count ->
    [one] 1 sheet is waiting for an answer key
   *[other] { $count } sheets are waiting for an answer key
}
pass-sheets-group-scored = { $count ->
    [one] Recently scored: 1 sheet
   *[other] Recently scored: { $count } sheets
}
pass-scan-stage-unmatched = not matched with a test
pass-scan-stage-waiting = unclear marks
pass-scan-stage-keyless = waiting for the answer key of its form
pass-scan-stage-scored = scored
pass-scan-stage-set-aside = set aside
pass-sheet-of-copy = Answer sheet { $copy }
pass-sheet-of-page = Answer sheet without a number (page { $page } of its file)
pass-sheet-fault-not-a-picture = This is not a JPEG, PNG or TIFF picture or a PDF. Scan the sheet in one of these formats.
pass-sheet-fault-damaged = The file is damaged or incomplete. Send it again.
pass-sheet-fault-too-many-bytes = The file is larger than 40 MB. Scan at 200 or 300 dots per inch, or send fewer pages.
pass-sheet-fault-too-many-pixels = The picture has more than 60 million pixels. Scan at 300 dots per inch.
pass-sheet-fault-too-many-pages = The file has more than 200 pages. Split it.
pass-sheet-fault-too-small = The picture is too small to read. Scan at 150 dots per inch or more.
pass-sheet-fault-too-small-by = The picture is only { $width } by { $height } pixels. Scan at 150 dots per inch or more.
pass-sheet-fault-locked = The PDF asks for a password. Save it without one.
pass-sheet-fault-no-picture = There is no scanned picture on this page.
pass-sheet-fault-unusual-packing = The picture in this file is compressed in a way we cannot read. Save it as JPEG or PNG.
pass-sheet-fault-no-marks = The four corner marks were not found. If this is an answer sheet, photograph it again so that it lies flat and the whole sheet shows.
pass-sheet-fault-cut-off-upper-left = The upper left corner mark, a black square, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-upper-right = The upper right corner mark, a square with a hole, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-lower-right = The lower right corner mark, a black disk, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-cut-off-lower-left = The lower left corner mark, a disk with a hole, is not in the picture. Photograph the whole sheet.
pass-sheet-fault-no-bubbles = The corner marks are there, but the circles between them cannot be seen. Photograph it again, sharper and in better light.
pass-sheet-fault-code-missing = The square code could not be read. Type the number printed on the sheet.
pass-sheet-fault-code-other = The square code does not belong to an answer sheet. Type the number printed on the sheet.
pass-sheet-fault-code-unknown = No copy with this number was ever issued. Compare it with the printed number.
pass-sheet-fault-elsewhere = This copy belongs to a student served by another State. That State’s PASS office now sees the sheet.
pass-sheet-fault-not-a-test = This number belongs to a packet, not to a test.
pass-sheet-fault-copy-lost = This copy was recorded as lost or destroyed. Resolve the incident before it is scored.
pass-sheet-fault-scorer-is-mentor = You tutor this student. Someone else must score the test.
pass-sheet-fault-no-try = No test was authorized with this copy. Authorize it first, or find out what went wrong.
pass-sheet-fault-void-try = The test taken with this copy does not count.
pass-sheet-fault-not-begun = The test is authorized, but no one recorded that it began.
pass-sheet-fault-known-unread = Its number was read, but not its marks. Photograph the sheet again so that it lies flat and the whole sheet shows.
pass-sheet-fault-other-count = The sheet has a different number of questions from the one printed for this copy.
pass-sheet-fault-same-again = The same sheet has already been scored; nothing changed.
pass-sheet-fault-differs = Another picture of this test has been scored, with different answers. Compare the two.
pass-sheet-fault-by-hand = A person set it aside.
pass-sheet-received = Received
pass-sheet-state = Received by the office of
pass-sheet-questions = Questions
pass-sheet-enrollment = The student’s enrollment
pass-sheet-picture = The sheet
pass-sheet-picture-alt = The answer sheet, straightened
pass-sheet-doubts = { $count ->
    [one] What do you see in this question?
   *[other] What do you see in these { $count } questions?
}
pass-sheet-doubts-lead = These marks are faint, erased, crossed out or double. Say which answer the student gave; nothing is chosen for you.
pass-sheet-item = Question { $item }
pass-sheet-item-alt = Clip from the sheet: question { $item } with its four circles
pass-sheet-looks = It looks like { $letter }, but that is not certain ({ $fills })
pass-sheet-looks-double = More than one circle looks filled ({ $fills })
pass-sheet-looks-nothing = No mark can be seen with certainty ({ $fills })
pass-sheet-look-button = Save what I see and score the sheet
pass-sheet-no-answer = no valid answer
pass-sheet-match = Which test does it belong to?
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
pass-sheet-how = Source
pass-sheet-read = read
pass-sheet-seen = seen by a person
pass-sheet-correct = Correct it
pass-sheet-correct-item = Answer to question { $item }
pass-sheet-correct-lead = If the picture shows a different answer from the one read, correct it here. The answer that was read stays on record.
pass-sheet-correct-button = Save corrections
pass-sheet-aside = Set this sheet aside
pass-sheet-aside-button = Set aside
pass-ask-sheet-reason = Reason
pass-ask-sheet-reason-hint = For example: a blank page, or a picture of another document
pass-scoring-typed = Entered by hand
pass-scoring-confirmed = Confirmed by a second person
pass-scoring-sheet = Read from the sheet
pass-scoring-new-key = Rescored with a newer answer key
pass-scoring-decided = A newer answer key gives this; the credit has already been decided and stays
pass-keys-title = Answer keys
pass-keys-lead = One person enters an answer key and another types it again; only then does it count. A key is never changed: a new version replaces it, and open scores are recalculated. For courses whose texts are in the program, the keys are computed from the texts.
pass-keys-link = Answer keys
pass-keys-empty = No answer keys have been entered yet
pass-keys-empty-next = Sheets for a form are kept until its answer key is confirmed. Enter one below.
pass-keys-caption = Answer keys by test, newest version first
pass-key-test = Test
pass-key-course = Course
pass-key-title = Unit { $unit }, form { $form }
pass-key-version = Version
pass-key-entered = Entered by
pass-key-on = Entered
pass-key-confirmed = Confirmed by
pass-key-computed = Computed from the course’s text
pass-key-computed-confirmed = no confirmation needed: it follows from each question
pass-key-edition = of edition { $edition }
pass-key-edition-corrected = { $version }, of edition { $edition } after a correction
pass-key-waits = waiting for a second person
pass-key-reason = Reason for the change
pass-key-confirm-link = Type it again
pass-key-enter = Enter an answer key
pass-key-enter-button = Save this answer key
pass-ask-key-course = Course and edition
pass-ask-key-unit = Unit
pass-ask-key-letters = Correct answers
pass-ask-key-letters-hint = 25 or 50 letters from A to D, in the order of the questions; spaces and line breaks do not matter. An asterisk (*) marks a question that counts as correct for everyone.
pass-ask-key-reason = Why the answer key is changing
pass-ask-key-reason-hint = Required from the second version on
pass-ask-questions = Questions on the answer sheet
pass-ask-questions-hint = If the answer key of this form is known, the key’s number of questions is used.
pass-question-count = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
pass-key-confirm-title = Type the answer key a second time
pass-key-confirm-lead = Copy it from the test’s own answer key, not from what the first person typed. It counts once both match.
pass-key-confirm-button = Confirm this answer key
pass-key-differs = What you typed differs from what the first person typed in these questions: { $items }. Check both; if the first one is wrong, enter a new version.
pass-key-version-title = Answer key of { $course }, unit { $unit }, form { $form }, version { $version }
pass-key-lead = Everyone who opens an answer key is recorded.
pass-key-scores = { $count ->
    [0] No score you may see is based on it
    [one] 1 score is based on it
   *[other] { $count } scores are based on it
}
pass-key-no-scores = Scores appear here as sheets are read.
pass-key-changed = { $before } changed to { $now }
pass-key-elsewhere = { $count ->
    [one] 1 score in { $state }
   *[other] { $count } scores in { $state }
}
pass-paper-answer-sheet-a4 = Answer sheet on A4
pass-score-confirms = I am the second person to score this answer sheet, and I confirm the score
pass-ask-confirms = Confirmation
pass-history-read-sheet = score read from the answer sheet
pass-history-new-key = rescored with a newer answer key
pass-history-decided = a newer answer key would change a score whose credit has been decided
pass-history-regrade = the result was reviewed again
pass-unit-step-regrade = review the result again
pass-notice-rescored = The answer key of a test changed, and a score changed with it
pass-rule-questions = An answer sheet has 25 or 50 questions.
pass-rule-confirms-nothing = There is no such score to confirm. Without the confirmation, it is saved as a new score.
pass-rule-second-person = You entered this score. A second person must confirm it, or the answer sheet does.
pass-rule-score-confirmed = This score is confirmed. If the sheet says something different, correct it on the sheet’s own page.
pass-rule-scan-done = This sheet is already finished.
pass-rule-scan-unmatched = Match the sheet with its test first.
pass-rule-nothing-said = Say what you see for at least one question.
pass-rule-not-read = The file could not be read. Try again.
pass-rule-copy-number = This is not a copy number. A copy number has ten letters and digits, and the last two check the others; compare it with the printed one.
pass-rule-key-course = Choose a course from the catalog.
pass-rule-key-unit = The course does not have a unit with this number.
pass-rule-key-letters = An answer key has 25 or 50 letters, each A, B, C, D or an asterisk. Count them again.
pass-rule-key-same = The newest version of this answer key says the same.
pass-rule-key-done = This version is already confirmed, or a newer one has replaced it.
pass-rule-key-second-person = You entered this answer key. A second person must type it again.
pass-rule-key-computed = This form’s answer key is computed from the course’s text; no one types it. If a question is wrong, the text is corrected, and scores are recalculated.
pass-test-title = Take a unit test
pass-test-lead = Type the code your teacher gave you. You do not need an account.
pass-test-code = Test code
pass-test-code-hint = Eight letters and digits, for example K7Q2-M4XZ. Capital letters and the hyphen do not matter.
pass-test-code-button = Find my test
pass-test-how = How it works
pass-test-how-teacher = Your teacher or the test supervisor gives you a code when everything is ready. It works for a few minutes and can begin the test only once.
pass-test-how-account = After you type the code, you see which test it is. Nothing begins until you say so.
pass-test-how-lost = If you lose the connection, your test continues in the same browser. On another device you need a new code from your teacher.
pass-test-how-paper = You can also take any test on paper. Ask your teacher.
pass-test-open-here = A test is open in this browser: { $unit }.
pass-test-go-on = Continue the test
pass-code-malformed = This is not a test code: a letter or digit is wrong or missing. Compare it with what your teacher shows you, and type it again.
pass-code-copy-number = This is the number of a printed test. Type the code your teacher shows you on the screen; it has eight letters and digits.
pass-code-too-many = Too many wrong codes were typed here. Wait 15 minutes, then type the code again.
pass-code-unknown = No test has this code. Compare it with what your teacher shows, or ask for a new one.
pass-code-used = This code has already begun its test. To continue in this browser, ask your teacher for a new code; it continues the same test.
pass-code-past = The time to begin with this code has passed. You have not lost an attempt: ask your teacher to authorize the test again.
pass-code-replaced = Your teacher made a newer code for this test. Type that one.
pass-code-over = The test for this code is over or was canceled. If you have another test to take, ask your teacher for its code.
pass-test-ready = Is this your test?
pass-test-ready-again = Continue your test?
pass-test-staff-here = { $name } is signed in on this browser. Ask them to sign out before you begin.
pass-test-other-open = Another test is open in this browser. If you begin this one here, you will need a new code to continue the other.
pass-test-fact-form = Form
pass-test-fact-asks = Questions
pass-test-fact-time = Time
pass-test-fact-answered = So far
pass-test-asks = { $choices ->
    [one] 1 question
    *[other] { $choices } questions
    }{ $written ->
    [0] .
    [one] , then 1 to answer in writing
    *[other] , then { $written } to answer in writing
    }
pass-test-no-limit = No time limit
pass-test-minutes-left = { $minutes ->
    [one] 1 minute left
    *[other] { $minutes } minutes left
    }
pass-test-minutes-left-script = %n minutes left
pass-test-last-minute = Less than a minute left
pass-test-time-over = Time is up
pass-test-answered-of = { $answered } of { $all } answered
pass-test-rules = What to know before you begin
pass-test-rule-begin = Begin only when you are ready. Once you begin, it counts as an attempt. If you do not begin, nothing counts.
pass-test-rule-saved = Each answer is saved. You can change it until you hand in the test.
pass-test-rule-lost = If you lose the connection, come back to this page in the same browser: your answers are there, and it is the same attempt.
pass-test-rule-quit = Giving up the test counts as an attempt. What you answered before that is scored.
pass-test-rule-supervised = Someone supervises the test. If you need more time, ask before or after time is up; your teacher can give it to you.
pass-test-directions = The test says:
pass-test-directions-here = Here you answer on the screen, even where the test mentions an answer sheet or paper.
pass-test-english-only = This test is available in English only.
pass-test-begin-button = Begin the test
pass-test-go-on-button = Continue the test
pass-test-not-mine = This is not my test
pass-test-page = Page { $page }
pass-test-pages = Pages of the test
pass-test-all-on-one = Show all on one page
pass-test-question = Question { $number }
pass-test-saved = Saved.
pass-test-offline = No connection. Your answers wait in this browser and are sent as soon as it is back. Do not close the page.
pass-test-next = Save and go to the next page
pass-test-back = Save and go to the previous page
pass-test-save = Save
pass-test-to-review = Save and finish
pass-test-quit-link = Give up the test
pass-test-review-title = Ready to hand in the test?
pass-test-unanswered = { $count ->
    [one] 1 question has no answer
    *[other] { $count } questions have no answer
    }
pass-test-unanswered-lead = You can go back to them, or hand in the test without answering them.
pass-test-all-answered = All questions are answered.
pass-test-hand-in-lead = After you hand it in, you cannot change anything.
pass-test-hand-in-button = Hand in the test
pass-test-look-again = Look at my answers again
pass-test-quit-title = Give up the test?
pass-test-quit-lead = Giving up counts as an attempt, and what you answered is scored. If the only problem is the connection or the device, do not give up: ask your teacher for a new code.
pass-test-quit-check = I give up this test. I know that it counts as an attempt.
pass-test-quit-confirm = Check the box if you want to give up the test.
pass-test-quit-button = Give up the test
pass-test-stopped-time-over-title = Time is up
pass-test-stopped-time-over = What you answered in time is saved. Ask your teacher, who can give you more time, or hand in the test as it is.
pass-test-stopped-elsewhere-title = Your test is open in another browser
pass-test-stopped-elsewhere = It was opened there with a newer code. To continue here, ask your teacher for a new code.
pass-test-type-code = Type a code
pass-test-over-handed-in-title = You have handed in your test
pass-test-over-handed-in = The multiple-choice questions are already scored; a person reads the written answers. Your teacher will tell you the result.
pass-test-over-quit-title = You gave up the test
pass-test-over-quit = It counts as an attempt. What you answered is scored; your teacher will tell you the result, and whether you have another attempt.
pass-test-over-staff-title = Your test was handed in for you
pass-test-over-staff = Your teacher handed in what was saved. Ask your teacher about the result.
pass-test-over-void-title = This test does not count
pass-test-over-void = The PASS office voided it. You have not lost an attempt; ask your teacher what comes next.
pass-test-over-forgotten = This browser no longer has the test. You can close the page.
pass-test-ending-handed-in = handed in by the student
pass-test-ending-quit = given up by the student
pass-test-ending-staff = handed in by staff
pass-online-title = Online test
pass-online-now = Online tests in progress
pass-online-allow = Authorize an online test
pass-online-allow-lead = The student takes the test in a browser, without an account. You get a code that can begin the test once. If no one begins in time, nothing counts.
pass-online-no-unit = No unit is ready for its test. First record that you have reviewed the work of a unit.
pass-online-confirm = Confirmed: the test is taken online, the course is { $course }, and the unit is the one chosen here.
pass-online-no-limit = No time limit (accommodation)
pass-online-allow-button = Authorize the test and show its code
pass-online-code-again = New code to continue the same test
pass-online-code-other = Replace the first code
pass-online-minutes = Minutes to add
pass-online-give-time = Give more time
pass-online-end = Hand in what is saved
pass-online-end-lead = For a student who cannot hand in the test. What is saved is scored, and it counts as an attempt.
pass-online-end-button = Hand in what is saved
pass-online-look-again = Refresh
pass-ask-more-minutes = Extra minutes
pass-more-minutes-hint = An accommodation; leave it empty for the usual time of the test.
pass-ask-no-limit = Time limit
pass-ask-confirm = Confirm
pass-fresh-code-title = Test code
pass-fresh-code-where = The student opens { $address } and types this code.
pass-fresh-code-minutes = It is good for { $minutes }. If no one begins, nothing counts.
pass-fresh-code-once = It begins the test once, in one browser. It is shown only now and is not stored.
pass-fresh-code-lost = If the connection or the device fails, make a new code to continue the same test.
pass-fresh-code-watch = Follow the test
pass-watch-waits = { $minutes ->
    [one] Authorized; 1 minute left to begin
    *[other] Authorized; { $minutes } minutes left to begin
    }
pass-watch-past = Authorized, but no one began in time: nothing counts. Authorize it again.
pass-watch-begun = Begun { $at }
pass-watch-contact-now = Last contact less than a minute ago
pass-watch-contact = { $minutes ->
    [one] Last contact 1 minute ago
    *[other] Last contact { $minutes } minutes ago
    }
pass-watch-time-over = Time is up; what was answered in time is saved. You can give more time, or hand it in.
pass-written-title = { $count ->
    [0] No written answers are waiting
    [one] 1 test is waiting for points on its written answers
    *[other] { $count } tests are waiting for points on their written answers
    }
pass-written-lead = Tests that were taken online. You cannot see whose they are while you give points.
pass-written-none = When a test with written questions is handed in online, it appears here.
pass-written-counts = the score depends on it
pass-written-counts-not = does not change the score
pass-written-more = Only 200 tests are listed; the others appear as these are finished.
pass-written-back = All written answers
pass-written-link = Written answers from online tests
pass-written-page-title = Points for written answers
pass-written-about = Form { $form }, { $how }, { $at }
pass-written-counts-lead = The State’s rule requires the written part: the score is final once all its answers have points.
pass-written-counts-not-lead = The State’s rule does not require the written part: points are saved for the mentor and do not change any score.
pass-written-answer = Answer
pass-written-no-answer = Nothing was written.
pass-written-rubric = What earns points
pass-written-points = Points, 0 to { $out-of }
pass-written-points-wrong = Give a whole number of points from 0 to { $out-of }.
pass-written-button = Save the points
pass-written-saved = The points are saved.
pass-notice-written = An online test in { $course } is waiting for points on its written answers ({ $state }).
pass-try-online = online
pass-rule-online-unit = Choose a unit of this enrollment.
pass-rule-online-confirm = Confirm method, course and unit.
pass-rule-more-minutes = Enter the minutes to add as a whole number from 1 to 480.
pass-rule-not-online = The program does not have the questions of this course. Its tests are on paper.
pass-rule-no-form-online = The student has taken every form of this test that the program has. Use another form on paper.
pass-rule-no-online-test = No test of this unit is open online.
pass-rule-no-time-limit = This test has no time limit.
pass-rule-online-own-act = This test is taken online: it is begun and handed in there, or on the page “Online test”.
pass-rule-scored-online = This test was taken online and is scored from its answers. Points for written answers are given on their own page.
pass-rule-written-missing = Give points for every written answer.
pass-rule-credit-decided = The school has decided on the credit; its score stays as it is.
pass-sheet-fault-open-online = This test is open online. Hand it in there first.
pass-sheet-fault-same-online = The test was taken online with the same answers; nothing changed.
pass-sheet-fault-differs-online = The test was taken online, with different answers. Compare the two.
pass-scoring-online = Answered online
pass-scoring-written = Written answers scored too
pass-history-make-online = online test made
pass-history-new-code = new code given
pass-history-give-time = more time given for the test
pass-history-end-online = handed in by staff
pass-history-quit = test given up
pass-history-score-online = scored from the online answers
pass-history-score-written = written answers scored
