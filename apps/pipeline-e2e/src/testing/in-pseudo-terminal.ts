import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs a command in a pseudo-terminal; when its standard output holds the mark, types Ctrl-C once. Ends with the
 * command's own exit code, or 128 and the signal's number.
 */
const script = `
import fcntl, os, pty, struct, sys, termios
mark, command = sys.argv[1].encode(), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 120, 0, 0))
seen, typed = b'', False
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    seen = (seen + chunk)[-65536:]
    os.write(1, chunk)
    if not typed and mark in seen:
        typed = True
        os.write(terminal, b'\\x03')
_, status = os.waitpid(pid, 0)
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`;

/** Whether this machine has what {@link inPseudoTerminal} needs. */
export const hasPseudoTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

/**
 * Arguments of `python3` with which a command runs in a pseudo-terminal and gets Ctrl-C when it has said something.
 *
 * @param folder where the script is written
 * @param mark after this, Ctrl-C is typed
 */
export function inPseudoTerminal(folder: string, mark: string, command: readonly string[]): string[] {
  const path = join(folder, 'pseudo-terminal.py');
  writeFileSync(path, script);
  return [path, mark, ...command];
}
