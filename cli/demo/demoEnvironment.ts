import { settingNames } from '../../shared/settings/settingNames';

/**
 * The environment of the demo's poll: this process's own without any setting of ours, so that nothing set up for a real tenant is
 * touched, and no proxy for this machine.
 */
export function demoEnvironment(
  env: NodeJS.ProcessEnv,
  settings: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const own = new Set(settingNames.map(({ name }) => name));
  const rest = Object.entries(env).filter(([name]) => !own.has(name));
  const noProxy = [env.NO_PROXY ?? env.no_proxy, '127.0.0.1'].filter(Boolean).join(',');
  return { ...Object.fromEntries(rest), NO_PROXY: noProxy, no_proxy: noProxy, ...settings };
}
