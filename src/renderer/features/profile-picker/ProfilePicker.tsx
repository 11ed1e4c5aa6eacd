// Chooses a profile: type to search, arrows to move. What doesn't fit the shoot is there, and says why.
import { Check } from 'lucide-react';
import {
  Autocomplete,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
  useFilter,
} from 'react-aria-components';
import type { Profile } from '#contract/profile.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { Search } from '../../ui/Search.tsx';
import { useWords } from '../../words/words.ts';
import './ProfilePicker.css';
import { groupProfiles, type ShownProfile } from './profile-groups.ts';

interface Props {
  readonly profiles: readonly Profile[];
  readonly shoot: ShootSummary;
  readonly chosen: number | null;
  readonly onChoose: (key: number) => void;
}

export function ProfilePicker({ profiles, shoot, chosen, onChoose }: Props) {
  const { t } = useWords();
  const { contains } = useFilter({ sensitivity: 'base' });
  const groups = groupProfiles(profiles, shoot);
  const unfit = groups.flatMap(({ profiles: all }) => all.filter(({ fits }) => fits === 0));
  return (
    <div className="profile-picker">
      <Autocomplete filter={contains}>
        <Search label={t('newProject.profile.search')} />
        <ListBox
          className="profile-list"
          aria-label={t('newProject.profile.list')}
          selectionMode="single"
          disallowEmptySelection={chosen !== null}
          selectedKeys={chosen === null ? [] : [chosen]}
          disabledKeys={unfit.map(({ profile }) => profile.key)}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (typeof key === 'number') onChoose(key);
          }}
          renderEmptyState={() => <p className="quiet">{t('newProject.profile.none')}</p>}
        >
          {groups.map(({ type, profiles: all }) => (
            <ListBoxSection key={type} id={`group ${type}`}>
              <Header className="profile-group">{type === '' ? t('newProject.profile.other') : type}</Header>
              {all.map((shown) => (
                <ProfileOption key={shown.profile.key} shown={shown} shoot={shoot} />
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

function ProfileOption({ shown, shoot }: { readonly shown: ShownProfile; readonly shoot: ShootSummary }) {
  const { t, format } = useWords();
  const { profile, fits } = shown;
  const why = profile.imageType === 'RAW' ? 'newProject.profile.noRaw' : 'newProject.profile.noJpeg';
  const total = format.number(shoot.photos);
  return (
    <ListBoxItem id={profile.key} textValue={profile.name} className="profile-option">
      <Check className="profile-tick" size={14} aria-hidden />
      <Text slot="label" className="profile-name">
        {profile.name}
      </Text>
      <span className="profile-kind quiet small">{t(`newProject.profile.${profile.imageType}`)}</span>
      {fits === 0 && (
        <Text slot="description" className="profile-why quiet small">
          {t(why)}
        </Text>
      )}
      {fits > 0 && fits < shoot.photos && (
        <Text slot="description" className="profile-why quiet small">
          {t('newProject.profile.fitsSome', { count: fits, total })}
        </Text>
      )}
    </ListBoxItem>
  );
}
