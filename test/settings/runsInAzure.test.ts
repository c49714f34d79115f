import { runsInAzure } from '../../shared/settings/runsInAzure';

test.each([
  [{}, false],
  [{ WEBSITE_HOSTNAME: 'localhost:7071' }, false],
  [{ WEBSITE_INSTANCE_ID: ' ' }, false],
  [{ WEBSITE_INSTANCE_ID: 'a1b2' }, true],
  [{ WEBSITE_POD_NAME: 'pod-1' }, true],
])('%j: %s', (env, expected) => {
  expect(runsInAzure(env)).toBe(expected);
});
