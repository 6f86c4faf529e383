//! The stages of an enrollment, of its units, of its paper and of its credit.

pub(crate) use platform::coded;

coded!(
    /// Where an enrollment stands.
    EnrollmentStage {
        /// Begun by a school, not yet sent.
        Draft = "draft",
        /// The school asks for the course.
        Referred = "referred",
        /// The PASS office and the guardian agree.
        Approved = "approved",
        /// A site and a mentor are found.
        Enrolled = "enrolled",
        /// The student works.
        Active = "active",
        /// The work rests: a move, an emergency.
        Suspended = "suspended",
        /// The whole course is passed.
        Completed = "completed",
        /// Some units are passed, and no more will be.
        CompletedPartial = "completed-partial",
        /// The time ran out.
        Expired = "expired",
        /// The student stopped.
        Withdrawn = "withdrawn",
        /// It never began.
        Canceled = "canceled",
    }
);

coded!(
    /// What happens to an enrollment.
    EnrollmentStep {
        /// The school sends the referral.
        Refer = "refer",
        /// It is approved.
        Approve = "approve",
        /// Site and mentor are set.
        Enroll = "enroll",
        /// The first work is done.
        Begin = "begin",
        /// It rests.
        Suspend = "suspend",
        /// It goes on.
        Resume = "resume",
        /// The course rule is met.
        Complete = "complete",
        /// It ends with part of the credit.
        CompletePartly = "complete-partly",
        /// The time is over.
        Expire = "expire",
        /// More time is given.
        Extend = "extend",
        /// The student stops.
        Withdraw = "withdraw",
        /// It is called off before it began.
        Cancel = "cancel",
    }
);

coded!(
    /// Where a unit stands.
    UnitStage {
        /// Nothing was done.
        NotStarted = "not-started",
        /// The student works on it.
        InProgress = "in-progress",
        /// The mentor has seen the work; the test may come.
        Ready = "ready",
        /// A test may be begun, for some minutes.
        Authorized = "authorized",
        /// The test is being written.
        Testing = "testing",
        /// The test is handed in.
        Submitted = "submitted",
        /// It is being scored.
        Grading = "grading",
        /// Passed.
        Passed = "passed",
        /// Failed, and another try is left.
        FailedOpen = "failed-open",
        /// Failed, and no try is left.
        FailedFinal = "failed-final",
        /// What was written does not count.
        Void = "void",
        /// The student knows it from elsewhere.
        SatisfiedElsewhere = "satisfied-elsewhere",
    }
);

coded!(
    /// What happens to a unit.
    UnitStep {
        /// Work begins.
        Start = "start",
        /// The work was seen.
        Finish = "finish",
        /// The test is allowed.
        Authorize = "authorize",
        /// Nobody began the test in time.
        Lapse = "lapse",
        /// The test is begun.
        Open = "open",
        /// A lost connection is back.
        Reconnect = "reconnect",
        /// The test is handed in, or given up.
        Submit = "submit",
        /// The answers are with the scorer.
        Receive = "receive",
        /// At or above the mark.
        Pass = "pass",
        /// Below it, with a try left.
        Fail = "fail",
        /// Below it, with none left.
        FailFinally = "fail-finally",
        /// A score changed, and what follows from it.
        Regrade = "regrade",
        /// One more try by a named exception.
        Override = "override",
        /// What was written does not count.
        Void = "void",
        /// Another form is given out instead.
        Reissue = "reissue",
        /// Shown elsewhere.
        Satisfy = "satisfy",
    }
);

coded!(
    /// Where a packet of books is.
    PacketStage {
        /// Asked for.
        Requested = "requested",
        /// Packed.
        Packed = "packed",
        /// On its way.
        Shipped = "shipped",
        /// At the site or the student's.
        Delivered = "delivered",
        /// Worked in.
        InUse = "in-use",
        /// Back.
        Returned = "returned",
        /// Used up.
        Consumed = "consumed",
        /// Lost.
        Lost = "lost",
        /// Another was sent for it.
        Replaced = "replaced",
    }
);

coded!(
    /// What happens to a packet.
    PacketStep {
        /// It is packed.
        Pack = "pack",
        /// It is sent.
        Ship = "ship",
        /// It arrives.
        Deliver = "deliver",
        /// Work in it begins.
        Use = "use",
        /// It comes back.
        Return = "return",
        /// It is used up.
        Consume = "consume",
        /// It is lost.
        Lose = "lose",
        /// It is found again.
        Find = "find",
        /// Another is sent for it.
        Replace = "replace",
    }
);

coded!(
    /// Where a copy of a test is.
    TestStage {
        /// Printed and counted.
        Issued = "issued",
        /// With the custodian.
        InCustody = "in-custody",
        /// Opened before the student.
        Opened = "opened",
        /// Written.
        Administered = "administered",
        /// Sealed again.
        Sealed = "sealed",
        /// With the scorer.
        Received = "received",
        /// Scored.
        Scored = "scored",
        /// Kept.
        Archived = "archived",
        /// Destroyed as the rules ask.
        Destroyed = "destroyed",
        /// Lost: an incident.
        Lost = "lost",
    }
);

coded!(
    /// What happens to a copy of a test.
    TestStep {
        /// The custodian takes it.
        Take = "take",
        /// It is opened.
        Open = "open",
        /// It was written.
        Administer = "administer",
        /// It is sealed.
        Seal = "seal",
        /// The scorer has it.
        Receive = "receive",
        /// It is scored.
        Score = "score",
        /// It is put away.
        Archive = "archive",
        /// It is destroyed.
        Destroy = "destroy",
        /// It is lost.
        Lose = "lose",
    }
);

coded!(
    /// Where the credit stands with the home school.
    ClaimStage {
        /// The transcript is made.
        Prepared = "prepared",
        /// It is with the school.
        Sent = "sent",
        /// The school has seen it.
        Acknowledged = "acknowledged",
        /// The whole credit counts.
        AcceptedFull = "accepted-full",
        /// Part of it counts.
        AcceptedPartial = "accepted-partial",
        /// It counts as an elective.
        AcceptedAsElective = "accepted-as-elective",
        /// The school does not take it.
        Refused = "refused",
        /// The refusal is appealed.
        Appealed = "appealed",
        /// The last word is spoken.
        Final = "final",
        /// A later transcript took its place.
        Superseded = "superseded",
    }
);

coded!(
    /// What happens to a claim of credit.
    ClaimStep {
        /// It is sent.
        Send = "send",
        /// It is seen.
        Acknowledge = "acknowledge",
        /// All of it is accepted.
        AcceptFull = "accept-full",
        /// Part of it is accepted.
        AcceptPartial = "accept-partial",
        /// It is accepted as an elective.
        AcceptAsElective = "accept-as-elective",
        /// It is refused.
        Refuse = "refuse",
        /// The refusal is appealed.
        Appeal = "appeal",
        /// It is closed.
        Settle = "settle",
        /// A later transcript takes its place.
        Supersede = "supersede",
    }
);

impl ClaimStage {
    /// Those in which the home school has given credit: scores stand as they are.
    pub(crate) const DECIDED: [Self; 4] =
        [Self::AcceptedFull, Self::AcceptedPartial, Self::AcceptedAsElective, Self::Final];
}
