/** Answers `app://kiosk/…` from the built pages and, where the room is simulated, from the room. */
import type { PageFiles } from '../../host/page-files.ts';
import { PAGE_HEADERS } from '../../host/page-policy.ts';
import type { RoomApi } from '../../host/room-api.ts';
import { SCHEME } from './window.ts';

export function answerPages(
  pages: PageFiles,
  roomApi: RoomApi | null,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = URL.parse(request.url);
    if (url === null || url.protocol !== `${SCHEME}:` || url.host !== 'kiosk') return nothing(404);
    const acted = roomApi === null ? null : await roomApi(request);
    if (acted !== null) return acted;
    if (request.method !== 'GET') return nothing(405);
    return (await pages(url.pathname)) ?? nothing(404);
  };
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}
