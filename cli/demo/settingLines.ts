/** Settings as lines that set them in a shell. */
export function settingLines(
  settings: Readonly<Record<string, string>>,
  shell: 'bash' | 'powershell',
): string {
  const lines = Object.entries(settings).map(([name, value]) =>
    shell === 'bash'
      ? `export ${name}='${value.replaceAll("'", "'\\''")}'`
      : `$env:${name} = '${value.replaceAll("'", "''")}'`,
  );
  return lines.map((line) => `  ${line}\n`).join('');
}
