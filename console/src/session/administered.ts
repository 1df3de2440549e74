/** What decides whether somebody runs a place: his posts with where he holds them. */
interface Posts {
  readonly holdings: readonly { readonly role: string; readonly organisation: string }[];
}

/** Whether somebody is administrator of a region that an organisation (its path) lies in. */
export function administers({ holdings }: Posts, organisation: string): boolean {
  return holdings.some(
    ({ role, organisation: region }) =>
      role === 'systemAdministrator' &&
      (organisation === region || (!region.includes('/') && organisation.startsWith(region))),
  );
}
