import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './findChromium';

/**
 * Starts the machine's Chromium, without a window.
 * @returns a browser that its caller closes
 * @throws Error where there is none, or it does not start
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) {
    throw new Error('No Chromium was found. Install it (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  // Chromium's sandbox cannot be had by root, which CI runs as; the pages opened here are our own.
  return await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}
