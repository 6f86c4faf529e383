//! The tables of imported figures as the database library knows them.
#![expect(
    unreachable_pub,
    reason = "the library's derives ask for public items, also inside a private module"
)]

macro_rules! table {
    ($module:ident, $name:literal, { $(#[$key:meta] $id:ident: $kind:ty,)+ }, { $($column:ident: $type:ty,)* }) => {
        pub(super) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $(#[$key] pub $id: $kind,)+
                $(pub $column: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}
            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table!(import, "impact_import", { #[sea_orm(primary_key, auto_increment = false)] id: Uuid, }, {
    name: String, sha256: String, imported_at: DateTimeUtc, lines: i64, kept: i64, given_back: i64, set_aside: i64,
});
table!(slice, "impact_slice", { #[sea_orm(primary_key, auto_increment = false)] id: Uuid, }, {
    import_id: Uuid, data_group: String, school_year: String, level: String, state: String, value_rows: i64,
    superseded_by: Option<Uuid>,
});
table!(value, "impact_value", {
    #[sea_orm(primary_key, auto_increment = false)] import_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)] line: i64,
}, {
    school_year: String, state: String, level: String, lea_id: String, lea: String, school: String,
    school_id: String, data_group: String, description: String, value: String, numerator: String,
    denominator: String, population: String, subgroup: String, characteristics: String, age_grade: String,
    subject: String, outcome: String, program_type: String,
});
table!(note, "impact_note", { #[sea_orm(primary_key, auto_increment = false)] id: Uuid, }, {
    import_id: Uuid, school_years: String, state: String, file_specs: String, data_groups: String, level: String,
    note: String, state_comment: String, superseded_by: Option<Uuid>,
});
table!(remark, "impact_remark", { #[sea_orm(primary_key, auto_increment = false)] id: Uuid, }, {
    import_id: Uuid, kind: String, line: i64, column_name: String, detail: String, row_count: i64,
});
