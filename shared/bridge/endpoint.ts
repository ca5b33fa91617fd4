/**
 * The two ends of the bridge. `serve` answers commands from a handler map; `connect` asks them. Both check every
 * message against the contract: what does not fit is refused and reported, and never reaches a handler or a screen.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../basics/result.ts';
import type { Channel } from './channel.ts';
import {
  type CommandName,
  commands,
  type EventDataOf,
  type EventName,
  events,
  type Handlers,
  type InputOf,
  type OutputOf,
} from './contract.ts';

const id = z.int().nonnegative();
const Ask = z.strictObject({ ask: id, command: z.string().max(60), input: z.json() });
const Answer = z.strictObject({ answer: id, output: z.json() });
const Refusal = z.strictObject({ answer: id, refused: z.enum(['unknown-command', 'bad-input', 'failed']) });
const Told = z.strictObject({ event: z.string().max(60), data: z.json() });
const FromHost = z.union([Answer, Refusal, Told]);

/** Longer messages are dropped unread: the largest honest one is a photo. */
const MOST_CHARACTERS = 4_000_000;

/** Told of each message that did not fit, with what was wrong, never with its content. */
export type Complain = (problem: string) => void;

export type BridgeError = 'closed' | 'unknown-command' | 'bad-input' | 'failed' | 'bad-output';

function parse<T>(schema: z.ZodType<T>, text: string): T | null {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

export interface Server {
  /** Tells the other end of something. Data that does not fit the contract is a defect and throws. */
  tell<E extends EventName>(event: E, data: EventDataOf<E>): void;
  stop(): void;
}

export function serve(channel: Channel, handlers: Handlers, complain: Complain): Server {
  const answer = async (ask: z.infer<typeof Ask>): Promise<object> => {
    if (!isCommand(ask.command)) return { refused: 'unknown-command' };
    const { input, output } = commands[ask.command];
    const read = input.safeParse(ask.input);
    if (!read.success) return { refused: 'bad-input' };
    try {
      const handler = handlers[ask.command] as (input: unknown) => Promise<unknown>;
      return { output: output.parse(await handler(read.data)) };
    } catch (cause) {
      complain(
        `${ask.command} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown'}`,
      );
      return { refused: 'failed' };
    }
  };

  const stop = channel.onText((text) => {
    const ask = parse(Ask, text);
    if (ask === null) return complain('a message that is no command was dropped');
    void answer(ask).then((reply) => {
      if ('refused' in reply && reply.refused !== 'failed')
        complain(`${reply.refused}: a command was refused`);
      channel.send(JSON.stringify({ answer: ask.ask, ...reply }));
    });
  });

  return {
    tell: (event, data) => channel.send(JSON.stringify({ event, data: events[event].parse(data) })),
    stop,
  };
}

export interface Client {
  /** Asks the host. Ends when it answers or is gone; there is no time-out, because a host that is there answers. */
  ask<C extends CommandName>(command: C, input: InputOf<C>): Promise<Result<OutputOf<C>, BridgeError>>;
  on<E extends EventName>(event: E, listener: (data: EventDataOf<E>) => void): () => void;
  onClose(listener: () => void): () => void;
}

export function connect(channel: Channel, complain: Complain): Client {
  type Waiting = {
    readonly command: CommandName;
    readonly done: (result: Result<unknown, BridgeError>) => void;
  };
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  let next = 0;
  let closed = false;

  channel.onClose(() => {
    closed = true;
    for (const { done } of waiting.values()) done(err('closed'));
    waiting.clear();
  });

  const settle = (reply: z.infer<typeof Answer> | z.infer<typeof Refusal>) => {
    const question = waiting.get(reply.answer);
    if (question === undefined) return complain('an answer that nobody asked for was dropped');
    waiting.delete(reply.answer);
    if ('refused' in reply) return question.done(err(reply.refused));
    const output = commands[question.command].output.safeParse(reply.output);
    if (!output.success) complain(`${question.command} was answered in the wrong shape`);
    question.done(output.success ? ok(output.data) : err('bad-output'));
  };

  const hear = ({ event, data }: z.infer<typeof Told>) => {
    const told = isEvent(event) ? events[event].safeParse(data) : null;
    if (told === null || !told.success) return complain('an event of the wrong shape was dropped');
    for (const listener of listeners.get(event as EventName) ?? []) listener(told.data as never);
  };

  channel.onText((text) => {
    const message = parse(FromHost, text);
    if (message === null) return complain('a message that is neither answer nor event was dropped');
    if ('event' in message) hear(message);
    else settle(message);
  });

  return {
    ask: (command, input) => {
      if (closed) return Promise.resolve(err('closed'));
      const ask = next++;
      return new Promise((resolve) => {
        const done = (result: Result<unknown, BridgeError>) => resolve(result as never);
        waiting.set(ask, { command, done });
        channel.send(JSON.stringify({ ask, command, input }));
      });
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    onClose: channel.onClose,
  };
}
