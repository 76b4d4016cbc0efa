//! Numbers, timestamps and templates as text.

use errcat_runtime::runtime::number::{Number, Thousandths};
use errcat_runtime::runtime::table::{Facts, Field, Piece};
use errcat_runtime::runtime::text::Text;
use errcat_runtime::runtime::timestamp::Timestamp;
use errcat_runtime::runtime::value::{Payload, ToValue, Value};
use proptest::prelude::*;
use std::time::{Duration, SystemTime};

#[test]
fn numbers_as_ecmascript_shows_them() {
    for (number, text) in [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1, "0.1"),
        (100.0, "100"),
        (123_456.789, "123456.789"),
        (0.000_001, "0.000001"),
        (0.000_001_5, "0.0000015"),
        (1e-7, "1e-7"),
        (1.5e-7, "1.5e-7"),
        (1e20, "100000000000000000000"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        (1.25e21, "1.25e+21"),
        (9_007_199_254_740_991.0, "9007199254740991"),
        (f64::MAX, "1.7976931348623157e+308"),
        (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
        (5e-324, "5e-324"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        assert_eq!(Number(number).to_string(), text);
    }
}

#[test]
fn thousandths_without_trailing_zeros() {
    for (thousandths, text) in [(0, "0"), (1, "0.001"), (10, "0.01"), (1_500, "1.5"), (60_000, "60")] {
        assert_eq!(Thousandths(thousandths).to_string(), text);
    }
}

#[test]
fn timestamps_worked_out_by_hand() {
    for (seconds, nanos, text) in [
        (0, 0, "1970-01-01T00:00:00Z"),
        (951_782_400, 0, "2000-02-29T00:00:00Z"),
        (1_709_164_800, 1_000_000, "2024-02-29T00:00:00.001Z"),
        (-1, 999_999_000, "1969-12-31T23:59:59.999999Z"),
        (4_107_542_400, 1, "2100-03-01T00:00:00.000000001Z"),
        (i64::MIN, 0, "0000-01-01T00:00:00Z"),
        (i64::MAX, u32::MAX, "9999-12-31T23:59:59.999999999Z"),
    ] {
        let timestamp = Timestamp::from_unix(seconds, nanos);
        assert_eq!(timestamp.to_string(), text);
        assert_eq!(text.parse(), Ok(timestamp));
    }
}

#[test]
fn timestamps_in_other_forms() {
    let noon = "2026-11-20T12:00:00Z".parse::<Timestamp>();
    for same in [
        "2026-11-20t12:00:00z",
        "2026-11-20 12:00:00Z",
        "2026-11-20T13:30:00+01:30",
        "2026-11-20T00:00:00-12:00",
        "2026-11-20T12:00:00.000Z",
        "2026-11-20T11:59:60Z",
        "2026-11-20T12:00:00.0000000009Z",
    ] {
        assert_eq!(same.parse(), noon, "{same}");
    }
    for wrong in [
        "",
        "2026-11-20",
        "2026-11-20T12:00:00",
        "2026-11-20T12:00:00.Z",
        "2026-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-01-00T12:00:00Z",
        "2026-11-20T24:00:00Z",
        "2026-11-20T12:00:61Z",
        "2026-11-20T12:00:00+24:00",
        "2026-11-20T12:00:00+1:00",
        "2026-11-20T12:00:00Zé",
        "+026-11-20T12:00:00Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "éééééééééé",
    ] {
        assert!(wrong.parse::<Timestamp>().is_err(), "{wrong}");
    }
}

#[test]
fn timestamps_from_the_system() {
    let epoch = SystemTime::UNIX_EPOCH;
    let before = Timestamp::from(epoch - Duration::from_millis(1_500));
    assert_eq!((before.unix_seconds(), before.subsec_nanos()), (-2, 500_000_000));
    let after = Timestamp::from(epoch + Duration::from_millis(1_500));
    assert_eq!(after.since(before), Duration::from_secs(3));
    assert_eq!(before.since(after), Duration::ZERO);
    assert_eq!(Timestamp::MAX.since(Timestamp::MIN).as_secs(), 315_569_519_999);
}

struct One(Box<dyn ToValue>);

impl Payload for One {
    fn value(&self, index: usize) -> Value<'_> {
        if index == 0 { self.0.to_value() } else { Value::Absent }
    }
}

fn rendered(field: Field<'_>, value: impl ToValue + 'static) -> String {
    let facts = Facts { fields: &[field], ..Facts::EMPTY };
    let pieces = [Piece::Text("<"), Piece::Field(0), Piece::Text(">"), Piece::Field(9)];
    Text::new(&facts, &pieces, &One(Box::new(value))).to_string()
}

#[test]
fn templates_render_scalars() {
    let int64 = Field { int64: true, ..Field::PLAIN };
    assert_eq!(rendered(Field::PLAIN, "{a}\n".to_owned()), "<{a}\n>");
    assert_eq!(rendered(Field::PLAIN, -12), "<-12>");
    assert_eq!(rendered(Field::PLAIN, i64::MAX), "<9007199254740991>");
    assert_eq!(rendered(int64, i64::MAX), "<9223372036854775807>");
    assert_eq!(rendered(Field::PLAIN, 1e21), "<1e+21>");
    assert_eq!(rendered(Field::PLAIN, false), "<false>");
    assert_eq!(rendered(Field::PLAIN, Timestamp::from_unix(0, 0)), "<1970-01-01T00:00:00Z>");
    assert_eq!(rendered(Field::PLAIN, Duration::from_millis(1_500)), "<1.5 s>");
    assert_eq!(rendered(Field { milliseconds: true, ..Field::PLAIN }, Duration::from_secs(60)), "<60 s>");
    assert_eq!(rendered(Field::PLAIN, None::<String>), "<>");
}

proptest! {
    #[test]
    fn numbers_read_back_as_they_were(number in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
        prop_assert_eq!(Number(number).to_string().parse::<f64>().unwrap().to_bits(), number.to_bits());
    }

    #[test]
    fn timestamps_read_back_as_they_were(seconds in any::<i64>(), nanos in any::<u32>()) {
        let seconds = if seconds % 2 == 0 { seconds } else { seconds % 253_402_300_799 };
        let timestamp = Timestamp::from_unix(seconds, nanos);
        prop_assert_eq!(timestamp.to_string().parse(), Ok(timestamp));
    }

    #[test]
    fn any_text_is_a_timestamp_or_not(text in "\\PC*|[-0-9:TZ.+]{15,40}") {
        let _ = text.parse::<Timestamp>();
    }
}
