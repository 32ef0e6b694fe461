//! The authorities that can be generated, and the postcodes of their area and around it.

use super::error::SynthError;

/// Public postcodes: 900 of East Sussex, the rest of its neighbours and further away.
const POSTCODES: &str = include_str!("../../data/reference/postcodes.csv");

/// Code, three-digit number of the Department and districts of each authority, in the order in
/// which `--authorities` takes them.
const AUTHORITIES: &[(&str, &str, &[&str])] = &[
    ("E10000011", "845", &["E07000061", "E07000062", "E07000063", "E07000064", "E07000065"]),
    ("E06000043", "846", &["E06000043"]),
    ("E10000032", "938", &["E07000223", "E07000224", "E07000225", "E07000226", "E07000227", "E07000228", "E07000229"]),
    (
        "E10000016",
        "886",
        &[
            "E07000105",
            "E07000106",
            "E07000107",
            "E07000108",
            "E07000109",
            "E07000110",
            "E07000111",
            "E07000112",
            "E07000113",
            "E07000114",
            "E07000115",
            "E07000116",
        ],
    ),
    (
        "E10000030",
        "936",
        &[
            "E07000207",
            "E07000208",
            "E07000209",
            "E07000210",
            "E07000211",
            "E07000212",
            "E07000213",
            "E07000214",
            "E07000215",
            "E07000216",
            "E07000217",
        ],
    ),
    ("E09000002", "301", &["E09000002"]),
    ("E09000003", "302", &["E09000003"]),
    ("E09000004", "303", &["E09000004"]),
    ("E09000005", "304", &["E09000005"]),
    ("E09000006", "305", &["E09000006"]),
    ("E09000007", "202", &["E09000007"]),
    ("E09000008", "306", &["E09000008"]),
    ("E09000009", "307", &["E09000009"]),
    ("E09000010", "308", &["E09000010"]),
    ("E09000011", "203", &["E09000011"]),
    ("E09000012", "204", &["E09000012"]),
    ("E09000013", "205", &["E09000013"]),
    ("E09000014", "309", &["E09000014"]),
    ("E09000015", "310", &["E09000015"]),
];

/// How many authorities can be made side by side.
pub const MOST: usize = AUTHORITIES.len();

/// One authority and the postcodes around it.
pub struct Authority {
    pub number: usize,
    pub code: &'static str,
    pub dfe_number: &'static str,
    pub own: Vec<String>,
    pub england: Vec<String>,
    pub abroad: Vec<String>,
}

impl Authority {
    /// The authority with the given place in the list.
    pub fn new(number: usize) -> Result<Authority, SynthError> {
        let (code, dfe_number, districts) = *AUTHORITIES.get(number).ok_or(SynthError::Reference("authorities"))?;
        let mut authority = Authority { number, code, dfe_number, own: Vec::new(), england: Vec::new(), abroad: Vec::new() };
        for line in POSTCODES.lines().skip(1) {
            let mut cells = line.split(',');
            let (Some(postcode), Some(district)) = (cells.next(), cells.nth(2)) else {
                return Err(SynthError::Reference("postcodes"));
            };
            let spaced = spaced(postcode).ok_or(SynthError::Reference("postcodes"))?;
            if districts.contains(&district) {
                authority.own.push(spaced);
            } else if district.starts_with('E') {
                authority.england.push(spaced);
            } else {
                authority.abroad.push(spaced);
            }
        }
        if authority.own.is_empty() || authority.england.is_empty() || authority.abroad.is_empty() {
            return Err(SynthError::Reference("postcodes"));
        }
        Ok(authority)
    }
}

/// A postcode with its one space before the last three characters.
fn spaced(postcode: &str) -> Option<String> {
    let split = postcode.len().checked_sub(3)?;
    Some(format!("{} {}", postcode.get(..split)?, postcode.get(split..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_authority_has_postcodes_of_its_own() {
        for number in 0..MOST {
            let authority = Authority::new(number).expect("a listed authority");
            assert!(authority.own.len() >= 10, "{}", authority.code);
        }
        assert!(Authority::new(MOST).is_err());
        assert_eq!(spaced("BN11AA").as_deref(), Some("BN1 1AA"));
        assert_eq!(spaced("A"), None);
    }
}
