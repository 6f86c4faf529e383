//! temporary
use crate::samples::{app, row, student};
use platform::{Actor, Subject, db::Uuid};
use records::*;
use std::time::Instant;

#[tokio::test]
async fn speed() {
    let app = app().await;
    for round in 0..3 {
        let mut rows = Vec::new();
        let pad = "school_or_project_name=Central Middle School;facility_name=Central;facility_city=Grafton;school_district_id=3807530;school_district=Grafton 3;facility_state=ND;grade_level=08;lep_indicator=Yes;idea_indicator=No;med_alert_indicator=None;pfs_flag=Yes;immunization_record_flag=Yes;enrollment_type=01;enrollment_date=2026-09-01";
        for n in 0..1000 {
            rows.push(student(
                &format!("TX {round}-{n}"),
                &format!("Marisol Reyes{n} Villa 2013-03-04"),
            ));
        }
        for n in 0..1000 {
            let c = format!("TX {round}-{n}");
            rows.push(row(&c, RowKind::Enrollment, 1, pad));
            rows.push(row(&c, RowKind::Enrollment, 2, pad));
            rows.push(row(&c, RowKind::QualifyingMove, 1, "qualifying_arrival_date=2026-06-09;to_city=Grafton;to_state=ND;from_city=Weslaco;from_state=TX"));
        }
        let rows: Vec<_> = (2..).zip(rows).collect();
        let t = Instant::now();
        let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
        let mut records_ = Vec::new();
        for chunk in rows.chunks(500) {
            let puts = put_rows(&mut tx, Uuid::now_v7(), chunk).await.unwrap();
            records_.extend(puts.iter().filter_map(|p| p.record()));
        }
        let a = t.elapsed();
        records_.truncate(1000);
        let t = Instant::now();
        let links: Vec<_> = records_.iter().map(|r| (*r, LinkTo::New)).collect();
        link_records(&mut tx, Subject::new("x", 1), &links, "r").await.unwrap();
        let b = t.elapsed();
        let t = Instant::now();
        for chunk in records_.chunks(500) {
            assert_eq!(facts(tx.conn(), chunk).await.unwrap().len(), 500);
        }
        let c = t.elapsed();
        let t = Instant::now();
        tx.commit().await.unwrap();
        eprintln!("put 4000 {a:?} link 1000 {b:?} facts 1000 {c:?} commit {:?}", t.elapsed());
    }
}
