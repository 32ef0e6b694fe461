//! Days between two dates written `yyyy-mm-dd`, to say how old a publication is.

/// Days from the first date to the second; only the first ten characters of each are read, so a
/// timestamp will do. `None` when either is not a date.
pub(super) fn days_between(from: &str, to: &str) -> Option<i64> {
    Some(day_number(to)? - day_number(from)?)
}

/// True when the text is exactly a date `yyyy-mm-dd`.
pub(super) fn is_date(text: &str) -> bool {
    text.len() == 10 && day_number(text).is_some()
}

/// True when the text begins with a date and goes on with `T` or ends there.
pub(super) fn is_timestamp(text: &str) -> bool {
    let printable = text.bytes().all(|b| b.is_ascii_graphic());
    let rest = text.get(10..).unwrap_or_default();
    printable && text.len() <= 40 && day_number(text).is_some() && (rest.is_empty() || rest.starts_with('T'))
}

/// Days since 0000-03-01 of the proleptic Gregorian calendar.
fn day_number(text: &str) -> Option<i64> {
    let bytes = text.as_bytes().get(..10)?;
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        bytes[range].iter().try_fold(0_i64, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i64::from(b - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day < 1 || day > longest {
        return None;
    }
    // Count years from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + (month * 153 + 2) / 5 + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(days_between("2026-02-28", "2026-03-01"), Some(1));
        assert_eq!(days_between("2024-02-28", "2024-03-01T01:00:00Z"), Some(2));
        assert_eq!(days_between("2025-03-31", "2026-03-31"), Some(365));
        assert_eq!(days_between("1999-12-31", "2000-01-01"), Some(1));
        assert_eq!(days_between("2026-03-01", "2026-02-28"), Some(-1));
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "20260101", "x", "2026/01/01", "2026-0é-1"] {
            assert!(!is_date(wrong), "{wrong}");
        }
        assert!(is_timestamp("2026-04-01T02:00:00Z"));
        assert!(!is_timestamp("2026-04-01 02:00"));
    }
}
