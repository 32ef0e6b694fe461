//! Calendar days as a count from 1970, and moments to the minute. Whole numbers only.

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day of a year, month (1 to 12) and day of the month in the Gregorian calendar.
    pub const fn new(year: i32, month: i32, day: i32) -> Day {
        // Years are counted from March, so that the leap day is the last day of a year.
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day of the month.
    pub const fn parts(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// This day moved by a number of days.
    pub const fn plus(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// Days from `earlier` to this day.
    pub const fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The same date some years later; 29 February becomes 28 February in a common year.
    pub const fn plus_years(self, years: i32) -> Day {
        let (year, month, day) = self.parts();
        let target = year + years;
        let day = if month == 2 && day == 29 && !is_leap(target) { 28 } else { day };
        Day::new(target, month, day)
    }

    /// dd/mm/yyyy, the form of the return.
    pub fn dmy(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day:02}/{month:02}/{year:04}")
    }

    /// yyyy-mm-dd.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

const fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

/// A day and a minute of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub day: Day,
    pub minute: i32,
}

impl Moment {
    /// The moment at an hour and minute of a day.
    pub const fn at(day: Day, hour: i32, minute: i32) -> Moment {
        Moment { day, minute: hour * 60 + minute }
    }

    /// This moment moved by minutes, over midnight where needed.
    pub const fn plus(self, minutes: i32) -> Moment {
        let total = self.minute + minutes;
        Moment { day: self.day.plus(total.div_euclid(1440)), minute: total.rem_euclid(1440) }
    }

    /// Minutes from `earlier` to this moment.
    pub const fn since(self, earlier: Moment) -> i32 {
        self.day.since(earlier.day) * 1440 + self.minute - earlier.minute
    }

    /// yyyy-mm-dd hh:mm:ss.
    pub fn iso(self) -> String {
        format!("{} {:02}:{:02}:00", self.day.iso(), self.minute / 60, self.minute % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_parts_agree_over_a_century_and_a_half() {
        let mut day = Day::new(1900, 1, 1);
        let mut last = (1899, 12, 31);
        while day < Day::new(2050, 1, 1) {
            let (y, m, d) = day.parts();
            assert_eq!(Day::new(y, m, d), day);
            assert!((y, m, d) > last);
            last = (y, m, d);
            day = day.plus(1);
        }
        assert_eq!(Day::new(1970, 1, 1).since(Day::new(1969, 12, 31)), 1);
        assert_eq!(Day::new(2026, 3, 31).dmy(), "31/03/2026");
        assert_eq!(Day::new(2000, 2, 29).iso(), "2000-02-29");
    }

    #[test]
    fn a_leap_day_birthday_falls_on_28_february_in_a_common_year() {
        let birth = Day::new(2008, 2, 29);
        assert_eq!(birth.plus_years(18), Day::new(2026, 2, 28));
        assert_eq!(birth.plus_years(16), Day::new(2024, 2, 29));
        assert_eq!(Day::new(2007, 10, 10).plus_years(18), Day::new(2025, 10, 10));
    }

    #[test]
    fn moments_cross_midnight() {
        let evening = Moment::at(Day::new(2025, 5, 2), 23, 30);
        let night = evening.plus(45);
        assert_eq!(night, Moment::at(Day::new(2025, 5, 3), 0, 15));
        assert_eq!(night.since(evening), 45);
        assert_eq!(night.iso(), "2025-05-03 00:15:00");
        assert_eq!(night.plus(-45), evening);
    }
}
