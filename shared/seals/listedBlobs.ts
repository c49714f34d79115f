import { parseXML } from '@azure/core-xml';
import { z } from 'zod';

const blob = z.object({ Name: z.coerce.string() });
const listing = z.object({
  Blobs: z
    .union([z.object({ Blob: z.union([z.array(blob), blob.transform((each) => [each])]) }), z.literal('')])
    .transform((blobs) => (blobs === '' ? [] : blobs.Blob)),
  NextMarker: z.string().optional(),
});

/**
 * Reads one page of a container's listing (Blob service REST API, "List Blobs").
 * @returns `nextMarker` is empty at the end
 */
export async function listedBlobs(xml: string): Promise<{ names: string[]; nextMarker: string }> {
  const { Blobs, NextMarker = '' } = listing.parse(await parseXML(xml));
  return { names: Blobs.map(({ Name }) => Name), nextMarker: NextMarker };
}
