/** What credentials, notices and settings do to the tables. Nobody has a name here. */
import { change, type EventOf, type Reducer, type Reduction, write } from './reducer.ts';
import type { NoticeRow, SettingRow } from './tables.ts';

export const credentialIssued: Reducer<'credential.issued'> = ({ data }) =>
  write('credentials', {
    id: data.credential,
    kind: data.kind,
    holder: data.holder,
    unit: data.unit ?? '',
    packages: data.packages,
    from: data.from,
    until: data.until,
    state: 'valid',
  });

export function* credentialRevoked({ data }: EventOf<'credential.revoked'>): Reduction {
  yield* change('credentials', data.credential, (row) => ({ ...row, state: 'revoked' }));
}

export const noticeQueued: Reducer<'notice.queued'> = ({ data, at }) =>
  write('notices', {
    id: data.notice,
    package: data.package,
    kind: data.kind,
    channel: data.channel,
    state: 'queued',
    at,
  });

/** How far each state has come: news of a notice may overtake each other, and an earlier state never wins. */
const PROGRESS = { queued: 0, sent: 1, failed: 2, delivered: 3 } as const;

/** A reducer that moves a notice on. */
export function notice(state: Exclude<NoticeRow['state'], 'queued'>) {
  return function* ({ data, at }: EventOf<'notice.sent' | 'notice.delivered' | 'notice.failed'>): Reduction {
    yield* change('notices', data.notice, (row) =>
      PROGRESS[state] > PROGRESS[row.state] ? { ...row, state, at } : row,
    );
  };
}

export const policyChanged: Reducer<'policy.changed'> = ({ data, at }) => set('policy', data.policy, at);
export const directoryChanged: Reducer<'directory.changed'> = ({ data, at }) =>
  set('directory', data.directory, at);
export const surgeStarted: Reducer<'surge.started'> = ({ data, at }) => set('surge', data.why, at);
export const surgeEnded: Reducer<'surge.ended'> = ({ at }) => set('surge', '', at);

function set(name: SettingRow['name'], value: string, at: string): Reduction {
  return write('settings', { name, value, at });
}
