/** Application ids of Microsoft's own clients, as records show them. */
export const clientApps = {
  owa: '00000002-0000-0ff1-ce00-000000000000',
  office: 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  mobile: '27922004-5251-4030-b22d-91ecd9a37ea4',
  graph: '8a18aa92-0a1e-4e06-abd0-e118fa4787b1',
} as const;
