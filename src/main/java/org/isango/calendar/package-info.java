/// South African days: public holidays, court days, the hours of the law. Pure.
///
/// May import: –. Start reading at `PublicHolidays`.
package org.isango.calendar;
