//! The truth of the modules beyond the first five, read off what was decided.

use super::dates::Day;
use super::extra_rows::registration;
use super::extras::{Extras, Help, Sdq};
use super::life::Child;
use super::maker::Clock;
use super::table::{Table, text};

/// The modules of a clock's year beyond header, episodes, UASC, reviews and missing. Outcomes and
/// care leavers are known for that year only.
pub fn more_modules(clock: Clock, children: &[Child], extras: &[Extras]) -> Vec<Table> {
    let mut order: Vec<(&Child, &Extras)> = children.iter().zip(extras).filter(|(child, _)| child.in_header(clock)).collect();
    order.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut list =
        vec![oc2(clock, &order), oc3(clock, &order), adoptions(clock, &order), placed(clock, &order), earlier(clock, &order)];
    if clock.year.ends_in() >= 2024 {
        list.push(workers(clock, &order));
    }
    if clock.year.ends_in() >= 2027 {
        list.push(liberty(clock, &order));
    }
    list
}

fn oc2(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table = Table::new(
        "oc2",
        &[
            "CHILD",
            "DOB",
            "SDQ_SCORE",
            "SDQ_REASON",
            "CONVICTED",
            "HEALTH_CHECK",
            "IMMUNISATIONS",
            "TEETH_CHECK",
            "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE",
            "INTERVENTION_RECEIVED",
            "INTERVENTION_OFFERED",
        ],
    );
    let bit = |yes: bool| text(if yes { "1" } else { "0" });
    let only = |asked: bool, yes: bool| if asked { bit(yes) } else { text("") };
    for (child, extras) in order.iter().filter(|(child, _)| child.continuous(clock)) {
        let (found, days) = (&extras.outcomes, &extras.days);
        let known = |day: Day| day <= clock.end;
        let (score, reason) = match (found.sdq, days.sdq_before) {
            (Sdq::Score(score), _) if known(days.sdq) => (score.to_string(), ""),
            (Sdq::Score(_), Some((day, score))) if known(day) => (score.to_string(), ""),
            (Sdq::Reason(reason), _) if known(days.sdq) => (text(""), reason),
            _ => (text(""), ""),
        };
        let substance = found.substance.filter(|_| known(days.misuse));
        let helped = substance.map(|help| help == Help::Received);
        table.add([
            child.id.clone(),
            child.birth.dmy(),
            score,
            text(reason),
            only(child.birth.plus_years(10) <= clock.year_end, found.convicted && known(days.convicted)),
            only(child.birth.plus_years(5) > clock.year_end, found.health_check && known(days.checked)),
            only(known(days.immunised), found.immunised),
            bit(found.teeth && known(days.teeth)),
            bit(found.assessed && known(days.assessed)),
            bit(substance.is_some()),
            only(helped.is_some(), helped == Some(true)),
            only(helped == Some(false), substance == Some(Help::Refused)),
        ]);
    }
    table
}

fn oc3(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table = Table::new("oc3", &["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]);
    for (child, extras) in order {
        if let Some(contact) = extras.contact.as_ref().filter(|_| child.leaver_due(clock)) {
            table.add([
                child.id.clone(),
                child.birth.dmy(),
                text(contact.in_touch),
                text(contact.activity),
                format!("{}{}", contact.accommodation, contact.suitable),
            ]);
        }
    }
    table
}

fn adoptions(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table =
        Table::new("ad1", &["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]);
    for (child, _) in order {
        let Some(plan) = &child.adoption else {
            continue;
        };
        if !plan.adopted.is_some_and(|day| day >= clock.start && day <= clock.end) {
            continue;
        }
        let (count, sex, status) = plan.adopters;
        table.add([
            child.id.clone(),
            child.birth.dmy(),
            plan.decided.dmy(),
            plan.matched.map(Day::dmy).unwrap_or_default(),
            text(if plan.by_carer { "1" } else { "0" }),
            text(count),
            text(sex),
            text(status),
        ]);
    }
    table
}

/// The adoption decisions that were valid at some time of a year.
fn placed(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table =
        Table::new("placed_for_adoption", &["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]);
    for (child, _) in order {
        let Some(plan) = &child.adoption else {
            continue;
        };
        if plan.decided > clock.end || plan.reversed.is_some_and(|(day, _)| day < clock.start) {
            continue;
        }
        let reversed = plan.reversed.filter(|(day, _)| *day <= clock.end);
        table.add([
            child.id.clone(),
            child.birth.dmy(),
            plan.decided.dmy(),
            reversed.map(|(day, _)| day.dmy()).unwrap_or_default(),
            text(reversed.map_or("", |(_, reason)| reason)),
        ]);
    }
    table
}

fn earlier(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table = Table::new("previous_permanence", &["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"]);
    for (child, extras) in order {
        let began = |p: &super::life::Period| p.counts(clock.end) && p.start.day >= clock.start && p.start.day <= clock.end;
        if child.periods.iter().any(began) {
            let answer = &extras.permanence;
            table.add([child.id.clone(), child.birth.dmy(), text(answer.option), text(answer.authority), answer.date.clone()]);
        }
    }
    table
}

fn workers(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table = Table::new("sw_episodes", &["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"]);
    let window = clock.start.plus_years(-1);
    for (child, extras) in order.iter().filter(|(child, _)| child.looked_after_at_end(clock)) {
        for worker in &extras.workers {
            let seen = worker.from <= clock.end && worker.to.is_none_or(|to| to >= window);
            if seen {
                let to = worker.to.filter(|to| *to <= clock.end);
                table.add([
                    child.id.clone(),
                    child.birth.dmy(),
                    registration(worker.number),
                    worker.from.dmy(),
                    to.map(Day::dmy).unwrap_or_default(),
                    text(worker.reason),
                ]);
            }
        }
    }
    table
}

fn liberty(clock: Clock, order: &[(&Child, &Extras)]) -> Table {
    let mut table = Table::new("dolo", &["CHILD", "DOB", "DOLO_START", "DOLO_END"]);
    for (child, extras) in order {
        let Some((from, to)) = extras.liberty else {
            continue;
        };
        if from <= clock.end && to.is_none_or(|to| to >= clock.start) {
            let to = to.filter(|to| *to <= clock.end);
            let to = to.map(Day::dmy).unwrap_or_default();
            table.add([child.id.clone(), child.birth.dmy(), from.dmy(), to]);
        }
    }
    table
}
