/**
 * What staff are asked to see to, within their visit: a task and how it ended, an alarm and what it came from, and taking
 * in what somebody left without a scan, which is a visit of its own from which they come back to the board.
 *
 *     board → task → board, a package, or beginning-rescue → (rescue) → board
 *     board → alarm → board
 */
import { mayDo, roleOf } from '../../shared/policies/roles.ts';
import type { Visit } from './door.ts';
import { go, type Next } from './flow.ts';
import type { StaffEffect, StaffEvent, StaffState } from './staff-state.ts';

type Step = Next<StaffState, StaffEffect>;
type At<Where extends StaffState['at']> = Extract<StaffState, { at: Where }>;

export function stepTask(state: At<'task'>, event: StaffEvent): Step {
  const { visit, task } = state;
  const { grant, session } = visit;
  switch (event.type) {
    case 'back':
      return go(board(visit));
    case 'task-ended':
      return go(board(visit), {
        do: 'close-task',
        by: grant,
        session,
        task: task.id,
        outcome: event.outcome,
      });
    case 'rescue':
      return beginRescue(visit, task.id);
    default:
      return go(state);
  }
}

export function stepAlarm(state: At<'alarm'>, event: StaffEvent): Step {
  const { visit, door } = state;
  if (event.type === 'back') return go(board(visit));
  if (event.type !== 'alarm-seen-to') return go(state);
  const { grant, session } = visit;
  return go(board(visit), { do: 'answer-alarm', by: grant, session, door, why: event.why });
}

/** Null: what they found by themselves. */
export function beginRescue(visit: Visit, task: At<'beginning-rescue'>['task']): Step {
  if (!mayDo(roleOf(visit.grant), 'rescue')) return go(board(visit));
  return go({ at: 'beginning-rescue', visit, task }, { do: 'begin-rescue', by: visit.grant });
}

export function stepBeginningRescue(state: At<'beginning-rescue'>, event: StaffEvent): Step {
  const { visit, task } = state;
  if (event.type === 'not-recorded') return go({ at: 'board', visit, note: { code: 'not-recorded' } });
  if (event.type !== 'rescue-begun') return go(state);
  const rescue = { task, from: visit };
  return go(
    { at: 'leaving' },
    { do: 'go-rescue', visit: { session: event.session, grant: visit.grant, rescue } },
  );
}

function board(visit: Visit): StaffState {
  return { at: 'board', visit, note: null };
}
