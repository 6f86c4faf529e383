//! The tables as the database library knows them.
#![expect(
    unreachable_pub,
    reason = "the library's derives ask for public items, also inside a private module"
)]

pub(super) mod submission {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "submission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub state: String,
        pub file_name: String,
        pub blob_hash: String,
        pub received_at: DateTimeUtc,
        pub received_by: String,
        pub phase: String,
        pub refusal: Option<String>,
        pub file_at: Option<String>,
        pub line_at: i64,
        pub rows_good: i64,
        pub rows_same: i64,
        pub rows_bad: i64,
        pub children_linked: i64,
        pub children_new: i64,
        pub children_review: i64,
        pub finished_at: Option<DateTimeUtc>,
        pub withdrawn_hash: Option<String>,
        pub withdrawn_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod submission_problem {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "submission_problem")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub submission_id: Uuid,
        pub file: String,
        pub line: i64,
        pub element: String,
        pub value: String,
        pub code: String,
        pub detail: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod withdrawal_tally {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "withdrawal_tally")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub submission_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub state: String,
        pub children: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod review {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub record_a: Uuid,
        pub record_b: Uuid,
        pub state_a: String,
        pub state_b: String,
        pub bits: f64,
        pub probability: f64,
        pub steps: String,
        pub caution: Option<String>,
        pub opened_at: DateTimeUtc,
        pub decision: Option<String>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<DateTimeUtc>,
        pub change_id: Option<Uuid>,
        pub proposed: Option<String>,
        pub proposed_by: Option<Uuid>,
        pub proposed_at: Option<DateTimeUtc>,
        pub asked_by: Option<String>,
        pub asked_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod move_notice {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "move_notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub child_id: Uuid,
        pub from_state: String,
        pub to_state: String,
        pub arrived_on: Date,
        pub told_at: DateTimeUtc,
        pub submission_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
