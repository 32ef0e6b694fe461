//! Dates as days since 1970-01-01 (the `Date32` of Arrow) and as text. Days are civil days, no time zone.

/// Days from 1970-01-01 to a civil date, or none when there is no such date.
pub fn days(year: i32, month: u32, day: u32) -> Option<i32> {
    let in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    };
    if day == 0 || day > in_month {
        return None;
    }
    // Years counted from March, so that the leap day is the last one of its year.
    let y = i64::from(if month <= 2 { year - 1 } else { year });
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let month_from_march = i64::from((month + 9) % 12);
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    i32::try_from(era * 146_097 + day_of_era - 719_468).ok()
}

/// Year, month and day of a day number.
pub fn civil(days: i32) -> (i32, u32, u32) {
    let z = i64::from(days) + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
    let year = (year_of_era + era * 400) as i32 + i32::from(month <= 2);
    (year, month, day)
}

/// `dd/mm/yyyy`.
pub fn text(days: i32) -> String {
    let (year, month, day) = civil(days);
    format!("{day:02}/{month:02}/{year:04}")
}

/// `yyyy-mm-dd`.
pub fn iso(days: i32) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The return's strict form: `d/m/yyyy`, one or two digits for day and month, four for the year, nothing around it,
/// a real date from 1677-09-22 to 2262-04-11 (source: spec/rules_helpers.md, DATE).
pub fn strict(text: &str) -> Option<i32> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    in_range(days(number(year)? as i32, number(month)?, number(day)?)?)
}

/// A case table's date: dd/mm/yyyy or ISO yyyy-mm-dd; a time part of an ISO timestamp is allowed and dropped.
pub fn of_case(text: &str) -> Option<i32> {
    strict(text).or_else(|| timestamp(text).map(|micros| micros.div_euclid(MICROS_PER_DAY) as i32))
}

pub const MICROS_PER_DAY: i64 = 86_400_000_000;

/// A case table's date and time, in microseconds since 1970-01-01 local time: `dd/mm/yyyy` or `yyyy-mm-dd`,
/// then optionally a blank or `T` and `hh:mm[:ss[.fff]]`. A date alone is midnight.
pub fn timestamp(text: &str) -> Option<i64> {
    let (date, time) = match text.find([' ', 'T']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim_start())),
        None => (text, None),
    };
    let day = strict(date).or_else(|| iso_date(date))?;
    let micros = match time {
        None | Some("") => 0,
        Some(time) => time_of_day(time)?,
    };
    Some(i64::from(day) * MICROS_PER_DAY + micros)
}

/// A date in either form, with or without a time, of any year: for dates that stand for "none", such as 9999-12-31.
pub fn unbounded(text: &str) -> Option<i32> {
    let date = text.split([' ', 'T']).next()?;
    let mut parts = date.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year)) => days(number(year)? as i32, number(month)?, number(day)?),
        _ => days_of_iso(date),
    }
}

/// `yyyy-mm-dd`, any year.
pub fn days_of_iso(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    days(number(year)? as i32, number(month)?, number(day)?)
}

fn iso_date(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    in_range(days(number(year)? as i32, number(month)?, number(day)?)?)
}

fn time_of_day(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let mut parts = text.split(':');
    let hour = number(parts.next()?)?;
    let minute = number(parts.next()?)?;
    let (second, fraction) = match parts.next() {
        None => (0, 0),
        Some(seconds) => match seconds.split_once('.') {
            None => (number(seconds)?, 0),
            Some((whole, fraction)) => (number(whole)?, micros_of(fraction)?),
        },
    };
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some((i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)) * 1_000_000 + fraction)
}

fn micros_of(fraction: &str) -> Option<i64> {
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
    six.parse().ok()
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn in_range(day: i32) -> Option<i32> {
    // 1677-09-22 and 2262-04-11.
    (-106_751..=106_751).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_form() {
        for (given, want) in [
            ("1/4/2020", Some("01/04/2020")),
            ("29/02/2020", Some("29/02/2020")),
            ("29/02/2021", None),
            ("01/04/20", None),
            ("2020-04-01", None),
            (" 01/04/2020", None),
            ("01/04/2020 ", None),
            ("001/04/2020", None),
            ("01/04/2020/", None),
            ("22/09/1677", Some("22/09/1677")),
            ("21/09/1677", None),
            ("11/04/2262", Some("11/04/2262")),
            ("12/04/2262", None),
            ("+1/04/2020", None),
        ] {
            assert_eq!(strict(given).map(text).as_deref(), want, "{given}");
        }
    }

    #[test]
    fn case_forms() {
        assert_eq!(of_case("2020-04-01"), strict("01/04/2020"));
        assert_eq!(of_case("2020-04-01T13:00:00.000"), strict("01/04/2020"));
        assert_eq!(of_case("01/04/2020 13:00"), strict("01/04/2020"));
        assert_eq!(of_case("2020-4-1"), None);
        assert_eq!(timestamp("1970-01-02 00:00:01.5"), Some(MICROS_PER_DAY + 1_500_000));
        assert_eq!(timestamp("1970-01-02 24:00"), None);
        assert_eq!(timestamp("1970-01-02 x"), None);
    }

    #[test]
    fn days_and_back() {
        for day in (-106_751..106_751).step_by(37) {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), Some(day));
        }
        assert_eq!(days(1970, 1, 1), Some(0));
        assert_eq!(days(2021, 2, 29), None);
        assert_eq!(days(2021, 13, 1), None);
    }
}
