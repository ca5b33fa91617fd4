/**
 * The HTTP side of the server: what holds for every route, and nothing of any. Every input and output has a schema,
 * every route says who may call it, and what goes wrong is told in one shape.
 */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { SERVER_TIME_HEADER } from '../../shared/api/server-clock.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Access, Caller, Gate, Gates } from './access.ts';
import { Refusal } from './refusal.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface AppSettings {
  readonly clock: Clock;
  readonly gates: Gates;
  /** Where the log's lines go; null: nowhere. */
  readonly log: ((line: string) => void) | null;
  /** How many requests a minute one address may make of routes that set no limit of their own. */
  readonly requestsPerMinute: number;
  /** How many proxies stand before the server and tell the caller's address truly. */
  readonly proxies: number;
  /** The version of the program, as the API's document says it. */
  readonly version: string;
}

const BODY_BYTES = 1_000_000;

export async function createApp(settings: AppSettings): Promise<App> {
  const { clock, gates, log, requestsPerMinute, proxies, version } = settings;
  const app: App = Fastify<RawServerDefault>({
    bodyLimit: BODY_BYTES,
    trustProxy: (_address, hop) => hop < proxies,
    // A path may hold a resident's token: the log says which route it was, never the address that was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    logger: log === null ? false : { level: 'info', stream: { write: log }, base: null },
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerTo);
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'not-found', say: 'There is nothing here.' }),
  );
  app.decorateRequest('caller');

  await app.register(helmet, {
    contentSecurityPolicy: policy,
    strictTransportSecurity: { maxAge: 31_536_000 },
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: tooMany,
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Packroom server', version } },
    transform: jsonSchemaTransform,
  });

  app.addHook('onRoute', ({ url, config }) => {
    const access = config?.access;
    if (access === undefined) throw new Error(`${url} does not say who may call it`);
    if (access.kind !== 'anybody' && gates[access.kind] === undefined)
      throw new Error(`${url} is for a ${access.kind}, and nobody checks that`);
  });
  app.addHook('onRequest', async (request) => {
    request.caller = await callerOf(request, gates);
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header(SERVER_TIME_HEADER, new Date(clock.now()).toISOString());
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url, access } = routeOf(request);
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ route: url, by: access, status: reply.statusCode, ms, id: request.id }, 'answered');
  });
  return app;
}

const policy = {
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

async function callerOf(request: FastifyRequest, gates: Gates): Promise<Caller> {
  const access = request.routeOptions.config.access;
  if (access === undefined || access.kind === 'anybody') return { kind: 'nobody' };
  const gate = gates[access.kind] as Gate<typeof access.kind> | undefined;
  if (gate === undefined) throw new Error(`nobody checks who is a ${access.kind}`);
  return gate(request, access as never);
}

function answerTo(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault instanceof Refusal) return reply.code(fault.status).send(fault.problem);
  if (hasZodFastifySchemaValidationErrors(fault)) {
    const where = fault.validation.map(({ instancePath }) => instancePath || '/').join(', ');
    return reply.code(400).send({ code: 'not-understood', say: `This is not as it should be: ${where}` });
  }
  const { statusCode = 500 } = fault;
  if (statusCode < 500) {
    return reply
      .code(statusCode)
      .send({ code: 'refused', say: sentences[statusCode] ?? 'The request was refused.' });
  }
  const { url } = routeOf(request);
  request.log.error({ route: url, id: request.id, fault: fault.name, stack: fault.stack }, 'defect');
  return reply
    .code(500)
    .send({ code: 'defect', say: `Something went wrong here. It is noted as ${request.id}.` });
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  404: 'There is nothing here.',
  413: 'That is more than the server takes at once.',
  415: 'The server does not read this kind of content.',
  429: 'Too many requests. Try again in a minute.',
};

function tooMany(): Error {
  return new Refusal(429, 'too-many-requests', sentences[429] ?? '');
}

function routeOf({ routeOptions }: FastifyRequest): { url: string; access: Access['kind'] | 'nothing' } {
  return { url: routeOptions.url ?? 'none', access: routeOptions.config.access?.kind ?? 'nothing' };
}
