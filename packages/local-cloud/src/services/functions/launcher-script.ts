/**
 * The shell script that becomes a container's process. It exists because a cloud that is killed with `kill -9` cannot
 * stop its containers: a watcher waits on descriptor 3, a pipe that only the cloud holds open, and when that ends, for
 * whatever reason, it removes the container's folder and kills its process group, the bundle and all that the bundle has
 * started. The bundle itself replaces the shell, so its process id and exit code are the container's, and it inherits
 * neither the pipe nor the variables that shells set.
 *
 * Arguments: the container's folder, then the command.
 */
export const launcherScript = [
  '( PATH=/usr/bin:/bin; read -r _ <&3; rm -rf "$1"; kill -KILL 0 ) >/dev/null 2>&1 &',
  'exec 3<&-',
  'shift',
  'ulimit -c 0',
  'unset PWD OLDPWD',
  'exec /usr/bin/env -u SHLVL -u _ "$@"',
].join('\n');
