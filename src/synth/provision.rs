//! The settings an authority uses: its own fostering service, agencies, homes, supported lodgings.

use super::authorities::Authority;
use super::dice::Dice;

/// A registered establishment.
#[derive(Clone, Debug)]
pub struct Establishment {
    pub provider: &'static str,
    pub urn: String,
    pub postcode: String,
}

/// All that is registered and used.
pub struct Provision {
    pub council_fostering: String,
    pub agencies: Vec<Establishment>,
    pub homes: Vec<Establishment>,
    pub secure: Vec<Establishment>,
    pub schools: Vec<Establishment>,
    pub family_centres: Vec<Establishment>,
    pub supported: Vec<Establishment>,
    pub hospitals: Vec<String>,
    pub custody: Vec<String>,
}

impl Provision {
    /// What an authority uses, from its own stream.
    pub fn new(seed: u64, authority: &Authority) -> Provision {
        let mut dice = Dice::new(seed, authority.number as u64, 0, 7);
        let mut serial = 1000 * (authority.number as u32 + 1);
        let mut register = |dice: &mut Dice, provider, here: u32| {
            serial += 1 + dice.below(5);
            let urn = match dice.below(3) {
                0 => format!("SC{:06}", 400_000 + serial),
                1 => format!("{:07}", 1_200_000 + serial),
                _ => format!("{:07}", 2_600_000 + serial),
            };
            let near = dice.permille(here);
            let postcode = if near { dice.pick(&authority.own) } else { dice.pick(&authority.england) };
            Establishment { provider, urn, postcode }
        };
        let mut many = |dice: &mut Dice, list: &[(&'static str, u32)]| -> Vec<Establishment> {
            list.iter().map(|(provider, here)| register(dice, provider, *here)).collect()
        };
        let council_fostering = many(&mut dice, &[("PR1", 1000)]).first().map(|own| own.urn.clone()).unwrap_or_default();
        let agencies =
            many(&mut dice, &[("PR4", 500), ("PR4", 500), ("PR4", 500), ("PR4", 200), ("PR4", 200), ("PR5", 500), ("PR5", 200)]);
        let homes = many(
            &mut dice,
            &[
                ("PR1", 1000),
                ("PR1", 1000),
                ("PR1", 1000),
                ("PR2", 0),
                ("PR4", 600),
                ("PR4", 600),
                ("PR4", 600),
                ("PR4", 0),
                ("PR4", 0),
                ("PR4", 0),
                ("PR4", 0),
                ("PR5", 500),
                ("PR5", 0),
            ],
        );
        let secure = many(&mut dice, &[("PR2", 0), ("PR2", 0), ("PR4", 0)]);
        let mut schools = many(&mut dice, &[("PR4", 300), ("PR4", 0), ("PR5", 0)]);
        let mut family_centres = many(&mut dice, &[("PR4", 500), ("PR5", 500), ("PR4", 0)]);
        // Settings that another body inspects carry seven X in place of a number.
        for inspected_elsewhere in [schools.first_mut(), family_centres.first_mut()].into_iter().flatten() {
            inspected_elsewhere.urn = "XXXXXXX".to_owned();
        }
        let supported = many(&mut dice, &[("PR4", 700), ("PR4", 700), ("PR4", 500), ("PR4", 500), ("PR5", 700), ("PR4", 0)]);
        let mut places = |list: &[String], count: usize| -> Vec<String> { (0..count).map(|_| dice.pick(list)).collect() };
        let hospitals = places(&authority.own, 4);
        let custody = places(&authority.england, 3);
        Provision { council_fostering, agencies, homes, secure, schools, family_centres, supported, hospitals, custody }
    }
}
