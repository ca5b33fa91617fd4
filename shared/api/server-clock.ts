/**
 * Tokens are judged by the server's clock, and a kiosk's may be wrong by a year: every answer of the server says its
 * time, and a kiosk counts on from it by its own steady clock.
 */

/** RFC 3339 with milliseconds, UTC. Name of the header, in lower case. */
export const SERVER_TIME_HEADER = 'packroom-time';
