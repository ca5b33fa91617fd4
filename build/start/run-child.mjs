/**
 * Steps aside for another program: its terminal is ours, signals go to it, and we end the way it ended.
 */
import { spawn } from 'node:child_process';
import { complain } from './say.mjs';

const lookAtParentEveryMs = 500;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} place
 */
export function becomeChild(command, args, { cwd, env }) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // Ctrl-C on a terminal has reached the child already, and twice would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.on('error', (cause) => {
    complain(`${command} could not be started: ${cause.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
  if (process.env.npm_lifecycle_event) endWithParent(() => child.kill('SIGTERM'));
}

/**
 * npm hands SIGTERM to the shell between it and us, and that shell dies without passing it on. Only the change of
 * parent tells: without this, the kiosk would go on unseen and keep its port and its devices.
 * @param {() => void} onOrphaned
 */
function endWithParent(onOrphaned) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, lookAtParentEveryMs);
}
