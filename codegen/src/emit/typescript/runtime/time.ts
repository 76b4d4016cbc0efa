/** Turns the text of timestamps and of HTTP dates into moments. */

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

/**
 * The moment of an RFC 3339 timestamp with any offset, in the years 0 to
 * 9999. A leap second is the first second after it; digits after the third of
 * a fraction don't count.
 */
export function parseTimestamp(text: string): Date | undefined {
  const dateAndTime =
    /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?=[.Zz+-])/.exec(text);
  if (dateAndTime === null) {
    return undefined;
  }
  const parts = dateAndTime.slice(1).map(Number);
  const seconds = unixSeconds(parts);
  const fraction = fractionAt(text, 19);
  if (seconds === undefined || fraction === undefined) {
    return undefined;
  }
  const offset = offsetSeconds(text.slice(fraction.end));
  const at = offset === undefined ? NaN : seconds - offset;
  return at >= FIRST_SECOND && at <= LAST_SECOND
    ? new Date(at * 1000 + fraction.milliseconds)
    : undefined;
}

/** 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
const FIRST_SECOND = -62_167_219_200;
const LAST_SECOND = 253_402_300_799;

/** The fraction of a second that begins here, if there is one. */
function fractionAt(
  text: string,
  from: number,
): { milliseconds: number; end: number } | undefined {
  if (text.charAt(from) !== ".") {
    return { milliseconds: 0, end: from };
  }
  let end = from + 1;
  while (isDigit(text.charAt(end))) {
    end += 1;
  }
  const digits = text.slice(from + 1, Math.min(end, from + 4));
  const milliseconds = Number(digits.padEnd(3, "0"));
  return digits === "" ? undefined : { milliseconds, end };
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** The seconds by which local time is ahead of UTC. */
function offsetSeconds(text: string): number | undefined {
  if (text === "Z" || text === "z") {
    return 0;
  }
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(text);
  const [hours, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
  if (!(hours < 24 && minutes < 60)) {
    return undefined;
  }
  const seconds = (hours * 60 + minutes) * 60;
  return parts?.[1] === "-" ? -seconds : seconds;
}

/**
 * Seconds since 1970 of a year, month (from 1), day, hour, minute and second
 * in UTC; `undefined` for a date or time that doesn't exist.
 */
function unixSeconds(parts: readonly number[]): number | undefined {
  const [year = NaN, month = NaN, day = NaN] = parts;
  const [hour = NaN, minute = NaN, second = NaN] = parts.slice(3);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60;
  return exists
    ? date.getTime() / 1000 + hour * 3600 + minute * 60 + second
    : undefined;
}

/**
 * The moment of a date in any of the three forms of HTTP (RFC 9110 §5.6.7),
 * in milliseconds since 1970. A year of two digits is the one within 50 years
 * after `now`, else before. The name of the weekday is not compared.
 */
export function parseHttpDate(text: string, now: Date): number | undefined {
  const civil = imfDate(text) ?? rfc850Date(text, now) ?? asctimeDate(text);
  const seconds = civil && unixSeconds(civil);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
function imfDate(text: string): number[] | undefined {
  const parts =
    /^[A-Za-z]+, +(\d\d?) +([A-Z][a-z]{2}) +(\d{4}) +([\d:]{8}) +GMT$/.exec(
      text,
    );
  return parts === null
    ? undefined
    : civil(parts[3], parts[2], parts[1], parts[4]);
}

/** `Sunday, 06-Nov-94 08:49:37 GMT` */
function rfc850Date(text: string, now: Date): number[] | undefined {
  const parts =
    /^[A-Za-z]+, +(\d\d?)-([A-Z][a-z]{2})-(\d\d) +([\d:]{8}) +GMT$/.exec(text);
  if (parts === null) {
    return undefined;
  }
  const thisYear = now.getUTCFullYear();
  const nearest = thisYear - (thisYear % 100) + Number(parts[3]);
  const year = [nearest + 100, nearest].find((one) => one <= thisYear + 50);
  return civil(String(year ?? nearest - 100), parts[2], parts[1], parts[4]);
}

/** `Sun Nov  6 08:49:37 1994` */
function asctimeDate(text: string): number[] | undefined {
  const parts =
    /^[A-Za-z]+ +([A-Z][a-z]{2}) +(\d\d?) +([\d:]{8}) +(\d{4})$/.exec(text);
  return parts === null
    ? undefined
    : civil(parts[4], parts[1], parts[2], parts[3]);
}

function civil(
  year = "",
  monthName = "",
  day = "",
  time = "",
): number[] | undefined {
  const month = MONTHS.indexOf(monthName) + 1;
  const parts = /^(\d\d):(\d\d):(\d\d)$/.exec(time);
  return month === 0 || parts === null
    ? undefined
    : [Number(year), month, Number(day), ...parts.slice(1).map(Number)];
}
