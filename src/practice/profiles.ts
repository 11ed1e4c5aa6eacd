// The profiles and sky templates of Practice Imagen. Made up, but for those the quickstart shows. No two of one name:
// the terminal takes a profile by its name.

export interface PracticeProfile {
  readonly profile_key: number;
  readonly profile_name: string;
  readonly profile_type: 'Personal' | 'Talent';
  readonly image_type: 'RAW' | 'JPG';
}

const profile = (
  profile_key: number,
  profile_name: string,
  profile_type: 'Personal' | 'Talent',
  image_type: 'RAW' | 'JPG',
): PracticeProfile => ({ profile_key, profile_name, profile_type, image_type });

export const profiles: readonly PracticeProfile[] = [
  profile(501, 'wedding', 'Personal', 'RAW'),
  profile(502, 'reportage', 'Personal', 'JPG'),
  profile(503, 'portraits, soft light', 'Personal', 'RAW'),
  profile(14715, 'LOVE & LIGHT', 'Talent', 'RAW'),
  profile(14716, 'SOFT & NEAR', 'Talent', 'JPG'),
  profile(163322, 'ELEGANT HOME', 'Talent', 'RAW'),
  profile(163323, 'BRIGHT ROOMS', 'Talent', 'JPG'),
  profile(20180, 'GOLDEN HOUR', 'Talent', 'RAW'),
  profile(20410, 'BLACK TIE', 'Talent', 'RAW'),
  profile(20777, 'SCHOOL DAYS', 'Talent', 'JPG'),
];

export const skyTemplates = [
  { id: 1, is_default: true },
  { id: 2, is_default: false },
  { id: 3, is_default: false },
] as const;
