/**
 * Which edition of the tables this program makes: raised by one whenever a table, a reducer or the reading of an event
 * changes. A kiosk whose tables are of another edition makes them anew from the ledger, and no snapshot of another
 * edition is used.
 */
export const EDITION = 6;
