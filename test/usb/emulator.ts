/**
 * Boots the guest in QEMU and hands on what it writes to its console, line by line. It emulates the processor in
 * software: hardware acceleration is not to be had everywhere, and here nobody is in a hurry.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Guest {
  readonly kernel: string;
  readonly image: string;
  /** What its program finds on the kernel's command line. */
  readonly words: readonly string[];
  readonly giveUpMs: number;
}

/** How it ended: it powered itself off, or it was ended because it took too long. */
export function runGuest(guest: Guest, line: (text: string) => void): Promise<'off' | 'too-long' | 'broke'> {
  const child = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-m', '1200', '-smp', '2'],
      ...['-nographic', '-no-reboot', '-kernel', guest.kernel, '-initrd', guest.image],
      ...['-append', `console=ttyS0 quiet panic=-1 ${guest.words.join(' ')}`],
      ...['-nic', 'user,model=virtio-net-pci'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  createInterface({ input: child.stdout }).on('line', line);
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('too-long');
    }, guest.giveUpMs);
    child.on('error', () => resolve('broke'));
    child.on('close', (code) => {
      clearTimeout(giveUp);
      resolve(code === 0 ? 'off' : 'broke');
    });
  });
}
