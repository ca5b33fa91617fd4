/**
 * Which permissions a page gets: ours the camera, nobody anything else. Electron grants everything unless it is
 * asked here, and asks in two ways.
 */
import type { Session } from 'electron';
import { ORIGIN } from './window.ts';

interface Asked {
  readonly permission: string;
  readonly origin: string;
  /** What is to be captured; none where that is not said, as when a page only looks whether it might. */
  readonly media: readonly string[];
}

export function isAllowed({ permission, origin, media }: Asked): boolean {
  const isOurs = origin === ORIGIN || origin === `${ORIGIN}/`;
  return isOurs && permission === 'media' && media.every((kind) => kind === 'video');
}

export function lockPermissions(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  >,
): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    // A request that does not say what it wants to capture gets nothing.
    const isNamed = media.length > 0;
    answer(isNamed && isAllowed({ permission, origin: originOf(details.requestingUrl), media }));
  });
  session.setPermissionCheckHandler((_page, permission, origin, { mediaType }) =>
    isAllowed({ permission, origin, media: mediaType === undefined ? [] : [mediaType] }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}

function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? '' : `${url.protocol}//${url.host}`;
}
