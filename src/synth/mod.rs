//! Case-system exports with known truth.
//!
//! The return is made first: every child is a chain of episodes with what the return does not
//! hold (carers, placement numbers, orders beneath others, times of day). The export is taken
//! apart from that, and the truth is read off it. Nothing here derives one from the other by
//! cutting intervals, and no SQL is shared with the derivation.
//!
//! `DIR` gets `export/` (tables of the case model), `previous-return/` (the modules of the year
//! before) and `truth/` (the modules a correct derivation must give, and `faults.csv`).
//!
//! Choices where the facts leave room, so that the truth holds under either reading:
//! - The header holds the children with an episode in the year. Young people who left care before
//!   it and would be care leavers now were taken over by another authority (E3), so no one stands
//!   in the header for a care-leaver row alone.
//! - In a file with day-before ends every closing date that another row of the period follows is a
//!   day early; an end that nothing follows does not occur inside a period there (a stay away or a
//!   placement order splits the row beneath), and the last end of a period is written as it is.
//! - No legal status or placement lasts a single day, but for rows of no length in same-day files.
//! - Where two placements have different carers, nothing else suggests the same carer, and the
//!   other way round: the truth is the same with and without carer keys.
//! - Supported lodgings have their registration number by 28/10/2023, and no home address changes
//!   within four days of a start of care.
//! - Faults: the truth of a faulty child follows the fault where it changes the return
//!   (`finding:`), is as without it where it is mended or set aside (`repair:`, `quarantine:`,
//!   `cell:`), and is absent where the child cannot be derived (`block:`). For an unreadable birth
//!   date, an unknown category of need and a time missing that ends before it starts the truth
//!   keeps the true value.

mod absence;
mod adoption;
mod authorities;
mod cast;
mod coverage;
mod dates;
mod dice;
mod drift;
mod endings;
mod error;
mod event_rows;
mod export;
mod extra_rows;
mod extras;
mod fault_kinds;
mod faults;
mod incidents;
mod legal_rows;
mod life;
mod maker;
mod mends;
mod modules;
mod more_modules;
mod more_tables;
mod options;
mod placement_rows;
mod plain;
mod profile;
mod provision;
mod scenarios;
mod settings;
mod special;
mod table;
#[cfg(test)]
mod tests;
mod year;

use std::fs;
use std::path::Path;

pub use coverage::{AuthorityCoverage, Coverage, Short};
pub use error::SynthError;
pub use options::Options;
pub use profile::Convention;
pub use year::Year;

use authorities::Authority;
use cast::World;
use coverage::Feature;
use dice::Dice;
use export::Source;
use extras::Extras;
use faults::Bench;
use life::Child;
use maker::Clock;
use modules::Return;
use more_modules::more_modules;
use profile::Profile;
use provision::Provision;
use table::Table;

/// Writes the folders and says what they show.
pub fn generate(options: &Options) -> Result<Coverage, SynthError> {
    let mut coverage = Coverage::default();
    for number in 0..options.authorities {
        let authority = Authority::new(number)?;
        let folder = match options.authorities {
            1 => options.out.clone(),
            _ => options.out.join(authority.code),
        };
        coverage.authorities.push(one(options, &authority, &folder)?);
    }
    Ok(coverage)
}

fn one(options: &Options, authority: &Authority, folder: &Path) -> Result<AuthorityCoverage, SynthError> {
    let clock = Clock::new(options.year);
    let provision = Provision::new(options.seed, authority);
    let many = options.authorities > 1;
    let profile = Profile::new(options.seed, authority.number, many, options.convention);
    let world = World {
        seed: options.seed,
        clock,
        authority,
        provision: &provision,
        shows_passing_rows: !(profile.legal_day_before && profile.placement_day_before),
    };
    let children: Vec<Child> = (0..options.children).map(|number| world.child(number)).collect();
    let mut source = Source { seed: options.seed, clock, authority, profile, children: &children };
    let mut tables = source.tables();
    let told = options.as_at.map_or(clock, |day| clock.as_at(day));
    let extras: Vec<Extras> = children
        .iter()
        .map(|child| Extras::new(child, clock, told, &mut source.dice(child, 10), &mut source.dice(child, 12)))
        .collect();
    tables.extend(source.more_tables(&extras));
    let before = clock.last_year();
    let profile = source.profile.clone();
    let mut truth = Return::new(told, &children);
    truth.more = more_modules(told, &children, &extras);
    let mut previous = Return::new(before, &children);
    // Of the other modules only adoption decisions and social workers carry over to be compared.
    previous.more = more_modules(before, &children, &extras);
    previous.more.retain(|table| matches!(table.name, "placed_for_adoption" | "sw_episodes" | "dolo"));
    let mut found = count(options, authority, &profile, (&children, &extras), clock, &truth);
    let faults = faults::inject(
        &mut Bench {
            tables: &mut tables,
            truth: &mut truth,
            profile: &profile,
            clock,
            seed: options.seed,
            authority: authority.number,
            dice: Dice::new(options.seed, authority.number as u64, 0, 8),
        },
        &children,
        options.error_rate,
    );
    found.faults = faults.rows.len();
    let manifest = source.manifest(&tables);
    tables.push(manifest);
    write(&folder.join("export"), &tables.iter().collect::<Vec<_>>())?;
    write(&folder.join("previous-return"), &previous.tables())?;
    let mut written = truth.tables();
    written.push(&faults);
    write(&folder.join("truth"), &written)?;
    Ok(found)
}

fn write(folder: &Path, tables: &[&Table]) -> Result<(), SynthError> {
    fs::create_dir_all(folder).map_err(|source| SynthError::Write { path: folder.to_path_buf(), source })?;
    // What an earlier run left and this year does not have would be read as truth.
    for name in ["sw_episodes", "dolo"] {
        let stale = folder.join(format!("{name}.csv"));
        if stale.exists() && !tables.iter().any(|table| table.name == name) {
            fs::remove_file(&stale).map_err(|source| SynthError::Write { path: stale, source })?;
        }
    }
    tables.iter().try_for_each(|table| table.write(folder))
}

/// Counts the children that show each feature in the year.
fn count(
    options: &Options,
    authority: &Authority,
    profile: &Profile,
    (children, extras): (&[Child], &[Extras]),
    clock: Clock,
    truth: &Return,
) -> AuthorityCoverage {
    let mut found = AuthorityCoverage {
        authority: authority.code,
        children: options.children,
        one_convention: profile.legal_day_before == profile.placement_day_before,
        with_header: truth.header.rows.len(),
        episodes: truth.episodes.rows.len(),
        ..Default::default()
    };
    let (start, end) = (clock.start, clock.end);
    for (child, extras) in children.iter().zip(extras).filter(|(child, _)| !child.test_record) {
        let mut shown: Vec<Feature> = child
            .marks
            .iter()
            .filter(|(day, _)| *day >= start && *day <= end)
            .map(|(_, feature)| *feature)
            .filter(|feature| feature.outside_the_return() || child.in_header(clock))
            .collect();
        shown.extend(extras.shown(child, start, end));
        if profile.legal_day_before || profile.placement_day_before {
            shown.push(Feature::DayBeforeEnds);
        }
        if !(profile.legal_day_before && profile.placement_day_before) {
            shown.push(Feature::SameDayEnds);
        }
        shown.sort_unstable();
        shown.dedup();
        for feature in shown {
            *found.counts.entry(feature).or_insert(0) += 1;
        }
    }
    found
}
