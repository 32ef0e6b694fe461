//! The tables of events beside the placements: mothers, immigration, reviews, times missing.

use super::dates::Moment;
use super::export::Source;
use super::legal_rows::care_key;
use super::table::{Table, text};

impl Source<'_> {
    /// Mothers and their children.
    pub fn mothers(&self) -> Table {
        let mut table = Table::new("ssd_mother", &["moth_person_id", "moth_childs_person_id", "moth_childs_dob"]);
        for child in self.children {
            for (place, birth) in child.babies.iter().enumerate() {
                table.add([child.id.clone(), format!("{}B{place}", child.id), self.profile.date(*birth)]);
            }
            if let Some(mother) = &child.mother {
                table.add([mother.id.clone(), child.id.clone(), self.profile.date(child.birth)]);
            }
        }
        table
    }

    /// Immigration statuses.
    pub fn immigration(&self) -> Table {
        let mut table = Table::new(
            "ssd_immigration_status",
            &[
                "immi_person_id",
                "immi_immigration_status",
                "immi_immigration_status_start_date",
                "immi_immigration_status_end_date",
                "immi_is_uasc",
            ],
        );
        for child in self.children {
            if let Some(uasc) = &child.uasc {
                table.add([
                    child.id.clone(),
                    text("Unaccompanied asylum seeking child"),
                    self.profile.date(uasc.from),
                    self.profile.maybe(uasc.to),
                    text("true"),
                ]);
                if let Some(to) = uasc.to {
                    table.add([child.id.clone(), text("Leave to remain"), self.profile.date(to), text(""), text("false")]);
                }
            } else if self.dice(child, 4).permille(30) {
                table.add([child.id.clone(), text("Settled status"), self.profile.date(child.birth), text(""), text("false")]);
            }
        }
        table
    }

    /// Reviews, one row for each participation code recorded.
    pub fn reviews(&self) -> Table {
        let mut table = Table::new(
            "ssd_cla_reviews",
            &[
                "clar_cla_review_id",
                "clar_cla_person_id",
                "clar_cla_id",
                "clar_cla_review_due_date",
                "clar_cla_review_date",
                "clar_cla_review_cancelled",
                "clar_cla_review_participation",
            ],
        );
        for child in self.children {
            for review in &child.reviews {
                for code in &review.recorded {
                    table.add([
                        format!("{}", 80_001 + table.rows.len()),
                        child.id.clone(),
                        care_key(child, review.period, review.held),
                        self.profile.date(review.due),
                        self.profile.date(review.held),
                        text(if review.cancelled { "Y" } else { "N" }),
                        text(*code),
                    ]);
                }
            }
        }
        table
    }

    /// Times missing.
    pub fn missing(&self) -> Table {
        let mut table = Table::new(
            "ssd_missing",
            &[
                "miss_table_id",
                "miss_person_id",
                "miss_missing_episode_start_date",
                "miss_missing_episode_type",
                "miss_missing_episode_end_date",
                "miss_missing_rhi_offered",
                "miss_missing_rhi_accepted",
                "miss_from_placement_id",
            ],
        );
        for child in self.children {
            let mut dice = self.dice(child, 5);
            for incident in &child.incidents {
                let offered = dice.weighted(&[(80, "Y"), (12, "N"), (8, "NA")]);
                let accepted = if offered == "Y" { dice.pick(&["Y", "N"]) } else { "NA" };
                table.add([
                    format!("{}", 30_001 + table.rows.len()),
                    child.id.clone(),
                    incident.start.iso(),
                    text(incident.kind),
                    incident.end.map(Moment::iso).unwrap_or_default(),
                    text(offered),
                    text(accepted),
                    format!("{}-{}", child.id, incident.stay),
                ]);
            }
        }
        table
    }
}
