//! The further tables of the export and their columns.

use super::table::Table;

/// The further tables, still empty.
pub struct More {
    pub health: Table,
    pub immunisations: Table,
    pub substance: Table,
    pub convictions: Table,
    pub sdq: Table,
    pub permanence: Table,
    pub earlier: Table,
    pub leavers: Table,
    pub contacts: Table,
    pub involvements: Table,
    pub liberty: Table,
}

impl More {
    /// Tables with their columns and no rows.
    pub fn empty() -> More {
        More {
            health: Table::new(
                "ssd_cla_health",
                &[
                    "clah_health_check_id",
                    "clah_person_id",
                    "clah_health_check_type",
                    "clah_health_check_date",
                    "clah_health_check_status",
                ],
            ),
            immunisations: Table::new(
                "ssd_cla_immunisations",
                &["clai_person_id", "clai_immunisations_status", "clai_immunisations_status_date"],
            ),
            substance: Table::new(
                "ssd_cla_substance_misuse",
                &[
                    "clas_substance_misuse_id",
                    "clas_person_id",
                    "clas_substance_misuse_date",
                    "clas_substance_misused",
                    "clas_intervention_received",
                    "clas_intervention_offered",
                ],
            ),
            convictions: Table::new(
                "ssd_cla_convictions",
                &[
                    "clac_cla_conviction_id",
                    "clac_person_id",
                    "clac_cla_conviction_date",
                    "clac_outcome_date",
                    "clac_outcome_type",
                ],
            ),
            sdq: Table::new(
                "ssd_sdq_scores",
                &[
                    "csdq_table_id",
                    "csdq_person_id",
                    "csdq_sdq_completed_date",
                    "csdq_sdq_score",
                    "csdq_sdq_reason",
                    "csdq_respondent",
                ],
            ),
            permanence: Table::new(
                "ssd_permanence",
                &[
                    "perm_table_id",
                    "perm_person_id",
                    "perm_cla_id",
                    "perm_adm_decision_date",
                    "perm_matched_date",
                    "perm_placement_order_date",
                    "perm_placed_for_adoption_date",
                    "perm_decision_reversed_date",
                    "perm_decision_reversed_reason",
                    "perm_adopted_by_carer_flag",
                    "perm_number_of_adopters",
                    "perm_adopter_sex",
                    "perm_adopter_legal_status",
                    "perm_permanence_order_date",
                    "perm_permanence_order_type",
                    "perm_decision_sequence",
                ],
            ),
            earlier: Table::new(
                "ssd_cla_previous_permanence",
                &[
                    "lapp_table_id",
                    "lapp_person_id",
                    "lapp_previous_permanence_option",
                    "lapp_previous_permanence_la",
                    "lapp_previous_permanence_order_date",
                    "lapp_cla_id",
                ],
            ),
            leavers: Table::new(
                "ssd_care_leavers",
                &[
                    "clea_table_id",
                    "clea_person_id",
                    "clea_care_leaver_eligibility",
                    "clea_care_leaver_in_touch",
                    "clea_care_leaver_latest_contact",
                    "clea_care_leaver_activity",
                    "clea_care_leaver_accommodation",
                    "clea_care_leaver_accom_suitable",
                ],
            ),
            contacts: Table::new(
                "ext_care_leaver_contact",
                &[
                    "clct_contact_id",
                    "clct_person_id",
                    "clct_contact_date",
                    "clct_in_touch",
                    "clct_activity",
                    "clct_accommodation",
                    "clct_suitable",
                ],
            ),
            involvements: Table::new(
                "ssd_involvements",
                &[
                    "invo_involvements_id",
                    "invo_person_id",
                    "invo_professional_id",
                    "invo_professional_role_id",
                    "invo_is_allocated_social_worker",
                    "invo_involvement_start_date",
                    "invo_involvement_end_date",
                    "invo_worker_change_reason",
                    "invo_professional_team",
                ],
            ),
            liberty: Table::new(
                "ext_cla_deprivation_of_liberty",
                &["dolo_id", "dolo_person_id", "dolo_start_date", "dolo_end_date"],
            ),
        }
    }
}
